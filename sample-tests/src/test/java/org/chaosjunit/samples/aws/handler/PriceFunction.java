package org.chaosjunit.samples.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.chaosjunit.aws.handler.ChaosHandler;

/** What is deployed: the handler, wrapped. */
public final class PriceFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final RequestHandler<Map<String, Object>, Map<String, Object>> HANDLER =
            ChaosHandler.wrap(new PriceHandler());

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return HANDLER.handleRequest(event, context);
    }
}
