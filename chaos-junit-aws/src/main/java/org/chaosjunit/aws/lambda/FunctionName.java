package org.chaosjunit.aws.lambda;

import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.InvalidAttributeException;

/** How functions are named. */
final class FunctionName {
    // Not an ARN: it could lead to another region or account than the one that was allowed.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private FunctionName() {}

    static void check(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidAttributeException(
                    "function",
                    "to be the name of a Lambda function, without region, account or version",
                    '"' + name + '"',
                    "Write for example `function = \"transform\"`; the region is that of `AWS_REGION`.");
        }
    }

    static NoSuchElementException missing(String name, AwsPlace place) {
        return new NoSuchElementException("there is no function \"" + name + "\" in " + place.region());
    }
}
