package org.chaosjunit.samples.aws.lab;

import java.util.List;
import java.util.Locale;

/** The documents that are published, one of a hundred of which is no JSON. */
final class Documents {
    private static final List<String> SYMBOLS = List.of("AMZN", "ACME", "INIT", "HOOL", "UMBR", "STRK", "WYNE");
    private static final int ONE_IN = 100;

    private Documents() {}

    /** Returns the n-th document, counted from 0. */
    static String document(long n) {
        String symbol = SYMBOLS.get((int) (n % SYMBOLS.size()));
        String document = String.format(
                Locale.ROOT, "{\"symbol\": \"%s\", \"price\": %.2f, \"number\": %d}", symbol, 100 + n % 977 / 10.0, n);
        return isMalformed(n) ? document.substring(0, document.length() / 2) : document;
    }

    static boolean isMalformed(long n) {
        return n % ONE_IN == ONE_IN / 2;
    }
}
