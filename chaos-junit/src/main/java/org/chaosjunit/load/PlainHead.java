package org.chaosjunit.load;

import java.net.ProtocolException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the head of an answer says about where the answer ends, and what may follow. */
final class PlainHead {
    /** Before the first line. */
    static final PlainHead NONE = new PlainHead(0, false);

    /** Length of a body that ends with the connection. */
    static final long UNTIL_CLOSE = -1;

    private static final int STATUS_BEGINS = "HTTP/1.1 ".length();
    private static final int STATUS_ENDS = STATUS_BEGINS + 3;
    private static final int MOST_DIGITS = 18;

    private final int status;
    private boolean keepsAlive;
    private boolean encoded;
    private boolean chunked;
    private long bodyLength = UNTIL_CLOSE;
    private @Nullable String contentType;

    private PlainHead(int status, boolean keepsAlive) {
        this.status = status;
        this.keepsAlive = keepsAlive;
    }

    /** Reads the status line. */
    static PlainHead of(String line) throws ProtocolException {
        boolean known =
                line.startsWith("HTTP/1.") && line.length() >= STATUS_ENDS && line.charAt(STATUS_BEGINS - 1) == ' ';
        int status = known ? number(line.substring(STATUS_BEGINS, STATUS_ENDS)) : 0;
        if (status < 100 || (line.length() > STATUS_ENDS && line.charAt(STATUS_ENDS) != ' ')) {
            throw new ProtocolException("not an answer of HTTP/1.1: \"" + shortened(line) + '"');
        }
        return new PlainHead(status, line.charAt(STATUS_BEGINS - 2) != '0');
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }

    /** Takes notice of a header. */
    void add(String line) throws ProtocolException {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String value = line.substring(colon + 1).strip();
        if (isNamed(line, colon, "Content-Length")) {
            addLength(value);
        } else if (isNamed(line, colon, "Transfer-Encoding")) {
            encoded = true;
            chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
        } else if (isNamed(line, colon, "Connection")) {
            addConnection(value.toLowerCase(Locale.ROOT));
        } else if (isNamed(line, colon, "Content-Type")) {
            contentType = value;
        }
    }

    private static boolean isNamed(String line, int colon, String name) {
        return colon == name.length() && line.regionMatches(true, 0, name, 0, colon);
    }

    private void addLength(String value) throws ProtocolException {
        boolean legal = !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long length = legal ? Long.parseLong(value) : UNTIL_CLOSE;
        if (!legal || (bodyLength != UNTIL_CLOSE && bodyLength != length)) {
            throw new ProtocolException("the length of the answer is \"" + shortened(value) + '"');
        }
        bodyLength = length;
    }

    private void addConnection(String value) {
        if (value.contains("close")) {
            keepsAlive = false;
        } else if (value.contains("keep-alive")) {
            keepsAlive = true;
        }
    }

    int status() {
        return status;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    /** Tells whether the answer proper is still to come. */
    boolean isInterim() {
        return status < 200 && status != 101;
    }

    boolean hasNoBody() {
        return status < 200 || status == 204 || status == 304;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Returns the length of a body that is not chunked, or {@link #UNTIL_CLOSE}. */
    long bodyLength() {
        return encoded ? UNTIL_CLOSE : bodyLength;
    }

    /** Tells whether another request may follow over the same connection. */
    boolean keepsAlive() {
        return keepsAlive && status != 101;
    }
}
