package org.chaosjunit.aws.dynamodb;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A table has less capacity; as an annotation, {@link RestrictCapacity}.
 *
 * @param place where the table is
 * @param table its name
 * @param read units a second
 * @param write units a second
 */
public record RestrictedCapacity(AwsPlace place, String table, long read, long write) implements SettingFault {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    /**
     * Checks name and numbers.
     *
     * @throws InvalidAttributeException if one is wrong
     */
    public RestrictedCapacity {
        if (!FORM.matcher(table).matches()) {
            throw new InvalidAttributeException(
                    "table",
                    "to be the name of a DynamoDB table, not its ARN",
                    '"' + table + '"',
                    "Write for example `table = \"symbols\"`; the region is that of `AWS_REGION`.");
        }
        check("read", read);
        check("write", write);
    }

    private static void check(String attribute, long units) {
        if (units < 1) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be at least 1, as DynamoDB knows no less",
                    String.valueOf(units),
                    "Write for example `" + attribute + " = 1`.");
        }
    }

    /** Returns the fault for a table where this process finds AWS. */
    public static RestrictedCapacity restrictCapacity(String table, long read, long write) {
        return new RestrictedCapacity(AwsPlace.current(), table, read, write);
    }

    @Override
    public String kind() {
        return TableCapacityKind.NAME;
    }

    @Override
    public String address() {
        return table;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        return before.map(text -> Capacity.parse(text).atMost(read, write).toString());
    }

    @Override
    public String description() {
        return "capacity of table " + table + " at most " + read + " to read and " + write + " to write";
    }
}
