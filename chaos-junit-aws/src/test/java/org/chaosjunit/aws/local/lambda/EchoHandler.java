package org.chaosjunit.aws.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A Java function. */
public final class EchoHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        System.out.println("got " + event);
        if (event.containsKey("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        return Map.of("echo", event, "function", context.getFunctionName());
    }
}
