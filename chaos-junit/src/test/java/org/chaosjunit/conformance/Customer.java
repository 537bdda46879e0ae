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
        return text(ask());
    }

    /** Tells whether the fault acts, as the shop itself says. */
    static boolean isFaultOn() throws IOException {
        return text(open(System.getProperty("shop.control"), "fault")).equals("on");
    }

    private static String text(HttpURLConnection connection) throws IOException {
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
        return open(System.getProperty("shop.port"), "");
    }

    private static HttpURLConnection open(String port, String path) throws IOException {
        URI uri = URI.create("http://localhost:" + port + "/" + path);
        return (HttpURLConnection) uri.toURL().openConnection();
    }
}
