package org.chaosjunit.aws.local.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as a service answers it. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;
    private final LinkedHashMap<String, Object> details = new LinkedHashMap<>();

    /**
     * @param code the code that the service's model gives the error, for example {@code ParameterAlreadyExists}; for a
     *     service that speaks several protocols {@code JsonName/QueryName}, as in {@code QueueDoesNotExist/AWS.SimpleQueueService.NonExistentQueue}
     * @param status the HTTP status
     */
    public AwsError(String code, int status, String message) {
        super(message, null, false, true);
        this.code = code;
        this.status = status;
    }

    /** Adds a member to the error, for example {@code Reason}; what is no text must be a tree that JSON can hold. */
    public AwsError with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    /** Returns the code as JSON and CBOR carry it. */
    public String code() {
        return code.contains("/") ? code.substring(0, code.indexOf('/')) : code;
    }

    /** Returns the code as XML carries it. */
    public String queryCode() {
        return code.substring(code.indexOf('/') + 1);
    }

    boolean hasQueryCode() {
        return code.contains("/");
    }

    public int status() {
        return status;
    }

    Map<String, Object> details() {
        return details;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
