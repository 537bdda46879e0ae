package org.chaosjunit.aws;

/**
 * A call of an AWS service, as EventBridge Scheduler's universal targets take it.
 *
 * @param service as in the ARN of the universal target, for example {@code lambda}
 * @param operation the operation, its first letter small, for example {@code putFunctionConcurrency}
 * @param input the request as JSON, with the members' names as in the API reference of the service
 */
public record ApiCall(String service, String operation, String input) {}
