package org.chaosjunit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the {@link Shop} over HTTP, as probes of users do. */
final class Customer {
    private Customer() {}

    /** Returns the number in the answer. */
    static int number() throws IOException {
        return Integer.parseInt(text());
    }

    /** Returns the body of the answer; fails if its status is an error. */
    static String text() throws IOException {
        HttpURLConnection connection = ask();
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    /** Returns the status of the answer, whatever it is. */
    static int status() throws IOException {
        HttpURLConnection connection = ask();
        int status = connection.getResponseCode();
        connection.disconnect();
        return status;
    }

    private static HttpURLConnection ask() throws IOException {
        URI uri = URI.create("http://localhost:" + System.getProperty("shop.port") + "/");
        return (HttpURLConnection) uri.toURL().openConnection();
    }
}
