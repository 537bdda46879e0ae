package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.InvalidAttributeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls are throttled; as an annotation, {@link ThrottleCalls}.
 *
 * <p>In code: {@code throttledCalls().percentage(30)}.
 *
 * @param code code of the error, or empty for the service's own
 * @param percentage share of attempts that are throttled, in percent: more than 0, at most 100
 */
public record ThrottledCalls(String code, double percentage) implements CallFault {
    /**
     * Checks both.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    public ThrottledCalls {
        if (!code.isEmpty() && !isThrottling(code)) {
            throw new InvalidAttributeException(
                    "code",
                    "to be one that the SDK takes for throttling",
                    '"' + code + '"',
                    "Leave it out for the service's own, or write `@FailCalls(code = \"" + code + "\")`.");
        }
        CallShare.require(percentage);
    }

    /** Throttles every attempt, as the service itself does. */
    public static ThrottledCalls throttledCalls() {
        return new ThrottledCalls("", 100);
    }

    /** Returns the same with that code. */
    public ThrottledCalls code(String other) {
        return new ThrottledCalls(other, percentage);
    }

    /** Returns the same for that share of attempts only. */
    public ThrottledCalls percentage(double share) {
        return new ThrottledCalls(code, share);
    }

    @Override
    public SdkException failure(Call call) {
        Throttling own = Throttling.of(call);
        String name = code.isEmpty() ? own.code() : code;
        return ServiceError.of(call, own.statusCode(), name, "Rate exceeded, says chaos-junit");
    }

    @Override
    public String description() {
        return "throttling" + (code.isEmpty() ? "" : " as " + code) + CallShare.suffix(percentage);
    }

    private static boolean isThrottling(String code) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build()
                .isThrottlingException();
    }
}
