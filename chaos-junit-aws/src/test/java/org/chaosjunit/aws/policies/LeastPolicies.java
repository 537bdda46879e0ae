package org.chaosjunit.aws.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The policies of {@code docs/aws/iam.md}.
 *
 * @param byHeading each, by the heading of its section
 */
record LeastPolicies(Map<String, String> byHeading) {
    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/aws/iam.md");
    private static final Pattern POLICY = Pattern.compile(
            "^### ([^\n]+)\n(?:(?!#|```)[^\n]*\n)*```json\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

    static LeastPolicies read() throws IOException {
        return new LeastPolicies(POLICY.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> match.group(2),
                        (one, other) -> {
                            throw new AssertionError("There are two of one heading.");
                        },
                        TreeMap::new)));
    }

    /** Returns the policy below a heading, in which names stand in place of the words in capitals. */
    String of(String heading, Map<String, String> names) {
        String policy = byHeading.get(heading);
        if (policy == null) {
            throw new AssertionError("There is no policy below the heading " + heading + ".");
        }
        // The longest first, for some begin like others.
        for (String word : names.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            policy = policy.replace(word, names.get(word));
        }
        return policy;
    }
}
