package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A handler of streams, wrapped. */
final class StreamHandler implements RequestStreamHandler {
    private static final Answers<String> ANSWERS = new TextAnswers();

    private final RequestStreamHandler handler;
    private final Wrapper wrapper;

    StreamHandler(RequestStreamHandler handler, Wrapper wrapper) {
        this.handler = handler;
        this.wrapper = wrapper;
    }

    // What Lambda sends and takes is limited to some megabytes, so it may lie in memory.
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        byte[] event = in.readAllBytes();
        String answer =
                wrapper.<String, IOException>handle(() -> tree(event), context, ANSWERS, () -> answer(event, context));
        out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonElement tree(byte[] event) {
        return Json.parse(new String(event, StandardCharsets.UTF_8));
    }

    private String answer(byte[] event, Context context) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), answer, context);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
