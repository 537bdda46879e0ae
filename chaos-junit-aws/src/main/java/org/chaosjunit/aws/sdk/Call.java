package org.chaosjunit.aws.sdk;

import java.util.Objects;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * A call of a service.
 *
 * @param service the service as the SDK names it, {@code DynamoDb}
 * @param operation its operation, {@code PutItem}
 * @param request what is asked
 */
public record Call(String service, String operation, SdkRequest request) {
    static Call of(SdkRequest request, ExecutionAttributes attributes) {
        return new Call(
                text(attributes, SdkExecutionAttribute.SERVICE_NAME),
                text(attributes, SdkExecutionAttribute.OPERATION_NAME),
                request);
    }

    private static String text(ExecutionAttributes attributes, ExecutionAttribute<String> attribute) {
        return Objects.requireNonNullElse(attributes.getAttribute(attribute), "");
    }

    @Override
    public String toString() {
        return service + "." + operation;
    }
}
