package org.chaosjunit.aws.dynamodb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table can do in a second.
 *
 * @param onDemand whether the numbers are only a largest throughput
 * @param read units; {@link #UNLIMITED} if on demand without a largest
 * @param write units, likewise
 */
record Capacity(boolean onDemand, long read, long write) {
    /** As DynamoDB itself writes it. */
    static final long UNLIMITED = -1;

    private static final Pattern FORM =
            Pattern.compile("(on demand, at most|provisioned) (-?[0-9]{1,18}) to read, (-?[0-9]{1,18}) to write");

    static Capacity parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not of the form \"provisioned 5 to read, 5 to write\"");
        }
        return new Capacity(
                form.group(1).startsWith("on"), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
    }

    Capacity atMost(long mostRead, long mostWrite) {
        return new Capacity(onDemand, least(read, mostRead), least(write, mostWrite));
    }

    private static long least(long present, long most) {
        return present == UNLIMITED ? most : Math.min(present, most);
    }

    @Override
    public String toString() {
        return (onDemand ? "on demand, at most " : "provisioned ") + read + " to read, " + write + " to write";
    }
}
