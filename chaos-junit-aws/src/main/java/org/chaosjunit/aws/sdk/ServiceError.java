package org.chaosjunit.aws.sdk;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Errors of services, as the SDK makes them of an answer: of the class that it has for the code, if it has one. */
final class ServiceError {
    private ServiceError() {}

    static AwsServiceException of(Call call, int statusCode, String code, String message) {
        AwsServiceException.Builder builder = builder(call, code);
        builder.awsErrorDetails(AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .serviceName(call.service())
                .sdkHttpResponse(
                        SdkHttpResponse.builder().statusCode(statusCode).build())
                .build());
        builder.statusCode(statusCode);
        builder.requestId("chaos-junit");
        return builder.build();
    }

    /** Tells whether the SDK has a class of its own for errors of this code. */
    static boolean isModelled(Call call, String code) {
        return builderOf(call, code).isPresent();
    }

    private static AwsServiceException.Builder builder(Call call, String code) {
        return Stream.of(code, code + "Exception", call.service() + "Exception")
                .flatMap(name -> builderOf(call, name).stream())
                .findFirst()
                .orElseGet(AwsServiceException::builder);
    }

    private static Optional<AwsServiceException.Builder> builderOf(Call call, String name) {
        Class<?> request = call.request().getClass();
        try {
            Class<?> type = Class.forName(request.getPackageName() + "." + name, true, request.getClassLoader());
            return AwsServiceException.class.isAssignableFrom(type)
                    ? Optional.of((AwsServiceException.Builder)
                            type.getMethod("builder").invoke(null))
                    : Optional.empty();
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
