package org.chaosjunit.aws.sdk;

import java.util.Map;

/**
 * How a service says that it throttles, in words that its clients know as such.
 *
 * <p>Codes and states are those of each service's API reference. A code that the SDK itself does not take for throttling
 * counts as such by its status, 429.
 *
 * @param code code of the error
 * @param statusCode HTTP status
 */
record Throttling(String code, int statusCode) {
    private static final Throttling OF_MOST = new Throttling("ThrottlingException", 400);
    private static final Throttling OF_MOST_REST = new Throttling("ThrottlingException", 429);
    private static final Throttling OF_QUERY = new Throttling("Throttling", 400);
    private static final Throttling OF_TABLES = new Throttling("ProvisionedThroughputExceededException", 400);
    private static final Throttling OF_REST = new Throttling("TooManyRequestsException", 429);

    private static final Map<String, Throttling> OWN = Map.ofEntries(
            Map.entry("dynamodb", OF_TABLES),
            Map.entry("kinesis", OF_TABLES),
            Map.entry("s3", new Throttling("SlowDown", 503)),
            Map.entry("sqs", new Throttling("RequestThrottled", 403)),
            Map.entry("lambda", OF_REST),
            Map.entry("appconfigdata", OF_MOST_REST),
            Map.entry("scheduler", OF_MOST_REST),
            Map.entry("apigateway", OF_REST),
            Map.entry("ec2", new Throttling("RequestLimitExceeded", 503)),
            Map.entry("sns", new Throttling("Throttled", 429)),
            Map.entry("iam", OF_QUERY),
            Map.entry("sts", OF_QUERY),
            Map.entry("cloudwatch", OF_QUERY),
            Map.entry("cloudformation", OF_QUERY),
            Map.entry("autoscaling", OF_QUERY),
            Map.entry("rds", OF_QUERY));

    /** Returns that of the service of a call; of one that is not known, what its model has an exception for. */
    static Throttling of(Call call) {
        Throttling own = OWN.get(CallPattern.normal(call.service()));
        if (own != null) {
            return own;
        }
        return ServiceError.isModelled(call, OF_REST.code) && !ServiceError.isModelled(call, OF_MOST.code)
                ? OF_REST
                : OF_MOST;
    }
}
