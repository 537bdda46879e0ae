package org.chaosjunit.aws.rollout;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutControlReader;

/**
 * Reads {@code lambda-alias}: {@code alias} of {@code function} gets the {@code version} that is new, first for
 * {@code weight} percent of its invocations, from 1 to 99 and by default 10, and if the gate promotes for all.
 */
public final class LambdaAliasReader implements RolloutControlReader {
    // Not an ARN: it could lead to another region or account than the one that was allowed.
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ALIAS = Pattern.compile("(?![0-9]+$)[A-Za-z0-9_-]{1,128}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern PERCENT = Pattern.compile("[1-9][0-9]?");

    @Override
    public String name() {
        return "lambda-alias";
    }

    @Override
    public Set<String> values() {
        return Set.of("function", "alias", "version", "weight");
    }

    @Override
    public RolloutControl read(Map<String, String> values) {
        Words words = new Words(values);
        String function = words.required(
                "function", FUNCTION, "the name of a Lambda function, without region, account or version", "shop");
        String alias = words.required("alias", ALIAS, "the name of an alias", "live");
        String version = words.required("version", VERSION, "the number of the new version", "7");
        String percent = words.optional("weight").isEmpty()
                ? "10"
                : words.required("weight", PERCENT, "a percentage from 1 to 99, without a sign", "10");
        new SdkModule("lambda", "LambdaClient").require();
        return new AliasControl(
                new FunctionAlias(AwsPlace.current(), function, alias), version, Integer.parseInt(percent));
    }
}
