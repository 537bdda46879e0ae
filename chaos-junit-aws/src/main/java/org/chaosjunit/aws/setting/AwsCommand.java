package org.chaosjunit.aws.setting;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsPlace;

/** Commands of the AWS command line, for a person who has to put a setting back. */
public final class AwsCommand {
    private AwsCommand() {}

    /**
     * Writes a command that a POSIX shell takes as it is.
     *
     * @param service as the command line calls it, for example {@code dynamodb}
     * @param words the operation and its options, not quoted yet
     */
    public static String line(AwsPlace place, String service, String... words) {
        Stream<String> where = Stream.concat(
                Stream.of("--region", place.region()),
                place.endpoint(service).stream().flatMap(url -> Stream.of("--endpoint-url", url.toString())));
        return Stream.concat(Stream.concat(Stream.of("aws", service), Arrays.stream(words)), where)
                .map(AwsCommand::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
