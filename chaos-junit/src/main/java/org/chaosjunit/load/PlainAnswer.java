package org.chaosjunit.load;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chaosjunit.load.answer.Answer;
import org.chaosjunit.load.answer.AnswerCheck;
import org.jspecify.annotations.Nullable;

/**
 * Follows one answer of HTTP/1.x, however it is cut into pieces, to know its status and where it ends.
 *
 * <p>The rules of RFC 9112, sections 6.3 and 7.1; the body is kept only if it is to be checked.
 */
final class PlainAnswer {
    /** Longest head, and longest trailer, in bytes. */
    static final int LONGEST_HEAD = 256 * 1024;

    private static final int NOTHING_MORE = -1;
    private static final int FIRST_LINE = 128;

    private final boolean toHead;
    private final @Nullable ByteArrayOutputStream kept;
    private boolean tooLong;
    private byte[] line = new byte[FIRST_LINE];
    private int length;
    private int headBytes;
    private Expect expect = Expect.STATUS;
    private PlainHead head = PlainHead.NONE;
    private long left;

    private enum Expect {
        STATUS,
        HEADER,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        CLOSE,
        NOTHING
    }

    /** {@code toHead} says that the request was a HEAD, so that no body follows; {@code keepBody} that one is needed. */
    PlainAnswer(boolean toHead, boolean keepBody) {
        this.toHead = toHead;
        this.kept = keepBody ? new ByteArrayOutputStream() : null;
    }

    /** Reads on, not beyond the end of the answer; tells whether it is whole. */
    boolean read(ByteBuffer bytes) throws ProtocolException {
        while (expect != Expect.NOTHING && bytes.hasRemaining()) {
            switch (expect) {
                case BODY, CHUNK -> takeBody(bytes);
                case CLOSE -> take(bytes, bytes.remaining());
                default -> readLine(bytes);
            }
        }
        return expect == Expect.NOTHING;
    }

    /** The connection was closed; tells whether the answer is whole. */
    boolean close() {
        return expect == Expect.CLOSE;
    }

    /** Returns it, once it is whole. */
    Answer whole() {
        return kept == null
                ? Answer.of(head.status())
                : new Answer(head.status(), HttpExchange.charset(head.contentType()), kept.toByteArray(), tooLong);
    }

    /** Tells whether another request may follow over the same connection. */
    boolean keepsAlive() {
        return expect == Expect.NOTHING && head.keepsAlive();
    }

    private void takeBody(ByteBuffer bytes) {
        int count = (int) Math.min(left, bytes.remaining());
        take(bytes, count);
        left -= count;
        if (left == 0) {
            expect = expect == Expect.BODY ? Expect.NOTHING : Expect.CHUNK_END;
        }
    }

    private void take(ByteBuffer bytes, int count) {
        int end = bytes.position() + count;
        if (kept != null) {
            byte[] part = new byte[Math.min(count, AnswerCheck.MOST_BYTES - kept.size())];
            bytes.get(part);
            kept.writeBytes(part);
            tooLong |= bytes.position() < end;
        }
        bytes.position(end);
    }

    private void readLine(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (++headBytes > LONGEST_HEAD) {
                throw new ProtocolException("the head of the answer is longer than " + LONGEST_HEAD + " bytes");
            }
            if (next == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                String text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
                length = 0;
                take(text);
                return;
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = next;
        }
    }

    private void take(String text) throws ProtocolException {
        switch (expect) {
            case STATUS -> {
                head = PlainHead.of(text);
                expect = Expect.HEADER;
            }
            case HEADER -> takeHeader(text);
            case CHUNK_SIZE -> takeChunkSize(text);
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw new ProtocolException("a chunk of the answer is longer than announced");
                }
                expect = Expect.CHUNK_SIZE;
            }
            default -> { // A line of the trailer.
                if (text.isEmpty()) {
                    expect = Expect.NOTHING;
                }
            }
        }
    }

    private void takeHeader(String text) throws ProtocolException {
        if (!text.isEmpty()) {
            head.add(text);
        } else if (head.isInterim()) {
            expect = Expect.STATUS;
        } else {
            expectBody();
        }
    }

    private void expectBody() throws ProtocolException {
        if (toHead || head.hasNoBody()) {
            expect = Expect.NOTHING;
        } else if (head.isChunked()) {
            expect = Expect.CHUNK_SIZE;
        } else {
            left = head.bodyLength();
            expect = left == PlainHead.UNTIL_CLOSE ? Expect.CLOSE : left == 0 ? Expect.NOTHING : Expect.BODY;
        }
    }

    private void takeChunkSize(String text) throws ProtocolException {
        headBytes = 0;
        int extension = text.indexOf(';');
        String size = (extension < 0 ? text : text.substring(0, extension)).strip();
        left = hexadecimal(size);
        if (left == NOTHING_MORE) {
            throw new ProtocolException("the size of a chunk of the answer is \"" + size + '"');
        }
        expect = left == 0 ? Expect.TRAILER : Expect.CHUNK;
    }

    private static long hexadecimal(String text) {
        return text.matches("[0-9a-fA-F]{1,15}") ? Long.parseLong(text, 16) : NOTHING_MORE;
    }
}
