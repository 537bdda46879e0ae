package org.chaosjunit.aws.lambda;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.aws.ApiCall;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.Settled;
import org.chaosjunit.aws.setting.Writing;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Time-out and memory of a function. */
record FunctionLimits(AwsPlace place, LambdaClient lambda, String function) implements Setting {
    private static final Duration UPDATE = Duration.ofMinutes(1);

    @Override
    public Optional<String> read() {
        return Optional.of(limits(configuration()).toString());
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) throws Exception {
        Limits limits = Limits.parse(value.orElseThrow());
        GetFunctionConfigurationResponse found = awaitUpdate();
        if (!expected.equals(Optional.of(limits(found).toString()))) {
            throw new IllegalStateException("someone else has just changed the function \"" + function + "\" to "
                    + limits(found) + "; it was left so");
        }
        lambda.updateFunctionConfiguration(request -> request.functionName(function)
                .timeout(limits.timeout())
                .memorySize(limits.memory())
                .revisionId(found.revisionId()));
        GetFunctionConfigurationResponse done = awaitUpdate();
        if (done.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            throw new IllegalStateException("the update of function \"" + function + "\" to " + limits + " failed: "
                    + done.lastUpdateStatusReason());
        }
    }

    private GetFunctionConfigurationResponse awaitUpdate() throws Exception {
        return Settled.await(
                "the last update of function \"" + function + "\" to end",
                UPDATE,
                this::configuration,
                found -> found.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS);
    }

    private GetFunctionConfigurationResponse configuration() {
        try {
            return lambda.getFunctionConfiguration(request -> request.functionName(function));
        } catch (ResourceNotFoundException e) {
            throw FunctionName.missing(function, place);
        }
    }

    private static Limits limits(GetFunctionConfigurationResponse configuration) {
        return new Limits(configuration.timeout(), configuration.memorySize());
    }

    @Override
    public Duration settles() {
        // An update that runs already, and then ours.
        return UPDATE.multipliedBy(2);
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.of(this::call);
    }

    private ApiCall call(Optional<String> value) {
        Limits limits = Limits.parse(value.orElseThrow());
        JsonObject input = new JsonObject();
        input.addProperty("FunctionName", function);
        input.addProperty("Timeout", limits.timeout());
        input.addProperty("MemorySize", limits.memory());
        return new ApiCall("lambda", "updateFunctionConfiguration", input.toString());
    }

    @Override
    public String byHand(Optional<String> value) {
        Limits limits = Limits.parse(value.orElseThrow());
        return AwsCommand.line(
                place,
                "lambda",
                "update-function-configuration",
                "--function-name",
                function,
                "--timeout",
                String.valueOf(limits.timeout()),
                "--memory-size",
                String.valueOf(limits.memory()));
    }
}
