package org.chaosjunit.aws.sdk;

import java.util.Map;
import org.chaosjunit.spi.InvalidAttributeException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls fail with an error of the service; as an annotation, {@link FailCalls}.
 *
 * <p>In code: {@code failedCalls(503).percentage(20)}.
 *
 * @param statusCode HTTP status, 400 to 599
 * @param code code of the error; empty for the usual one of the status
 * @param percentage share of attempts that fail, in percent: more than 0, at most 100
 */
public record FailedCalls(int statusCode, String code, double percentage) implements CallFault {
    private static final Map<Integer, String> USUAL = Map.of(
            400, "ValidationException",
            403, "AccessDeniedException",
            404, "ResourceNotFoundException",
            500, "InternalServerError",
            503, "ServiceUnavailable");

    /**
     * Checks all.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public FailedCalls {
        if (statusCode < 400 || statusCode > 599) {
            throw new InvalidAttributeException(
                    "statusCode",
                    "to be an error, 400 to 599",
                    Integer.toString(statusCode),
                    "Write for example `statusCode = 503`.");
        }
        if (code.isEmpty()) {
            code = usual(statusCode);
        }
        CallShare.require(percentage);
    }

    /** Lets every attempt fail with that status and its usual code. */
    public static FailedCalls failedCalls(int statusCode) {
        return new FailedCalls(statusCode, "", 100);
    }

    /** Lets every attempt fail with that status and code. */
    public static FailedCalls failedCalls(int statusCode, String code) {
        return new FailedCalls(statusCode, code, 100);
    }

    /** Returns the same for that share of attempts only. */
    public FailedCalls percentage(double share) {
        return new FailedCalls(statusCode, code, share);
    }

    @Override
    public SdkException failure(Call call) {
        return ServiceError.of(call, statusCode, code, "injected by chaos-junit");
    }

    @Override
    public String description() {
        return "error " + statusCode + " " + code + CallShare.suffix(percentage);
    }

    private static String usual(int statusCode) {
        String known = USUAL.get(statusCode);
        if (known == null) {
            throw new InvalidAttributeException(
                    "code",
                    "to be given where the status has no usual one",
                    "none for " + statusCode,
                    "Write for example `code = \"ConditionalCheckFailedException\"`.");
        }
        return known;
    }
}
