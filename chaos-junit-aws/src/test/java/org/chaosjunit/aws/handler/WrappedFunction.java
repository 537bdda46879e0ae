package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** A function as it is deployed; tells whether it reaches a host, and whether JUnit is there. */
public final class WrappedFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final RequestHandler<Map<String, Object>, Map<String, Object>> HANDLER =
            ChaosHandler.wrap(new Plain());

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return HANDLER.handleRequest(event, context);
    }

    private static final class Plain implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            return Map.of("reached", reached(String.valueOf(event.get("url"))), "junit", hasJUnit());
        }

        private static String reached(String url) {
            try {
                return Integer.toString(
                        ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode());
            } catch (IOException e) {
                return e.getClass().getSimpleName();
            }
        }

        private static boolean hasJUnit() {
            try {
                return Class.forName("org.junit.jupiter.api.Test") != null;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }
}
