package org.chaosjunit.samples.aws.lab;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.chaosjunit.aws.handler.ChaosHandler;

/** The transformer in Java, as Lambda calls it. */
public final class ChaosTransformer implements RequestStreamHandler {
    private static final RequestStreamHandler HANDLER = ChaosHandler.wrap(JsonToCsv.ofEnvironment());

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        HANDLER.handleRequest(event, answer, context);
    }
}
