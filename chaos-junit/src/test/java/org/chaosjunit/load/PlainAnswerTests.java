package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chaosjunit.load.answer.Answer;
import org.chaosjunit.load.answer.AnswerCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAnswerTests {
    private static final String CHUNKED = """
            HTTP/1.1 103 Early Hints\r
            Link: </style.css>\r
            \r
            HTTP/1.1 201 Created\r
            Content-Type: application/json; charset=ISO-8859-1\r
            transfer-ENCODING: gzip, Chunked\r
            Content-Length: 3\r
            \r
            5;name=value\r
            hello\r
            00B\r
            , wide\r
            wor\r
            2 \r
            ld\r
            0\r
            Trailer: 1\r
            \r
            """;

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static PlainAnswer read(String text) throws ProtocolException {
        PlainAnswer answer = new PlainAnswer(false, true);
        answer.read(bytes(text));
        return answer;
    }

    private static String body(PlainAnswer answer) {
        return new String(answer.whole().body(), StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 200)
    void howAnAnswerIsCutMakesNoDifference(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 200) Integer> lengths)
            throws ProtocolException {
        PlainAnswer answer = new PlainAnswer(false, true);
        ByteBuffer all = bytes(CHUNKED);
        for (int length : lengths) {
            ByteBuffer piece = all.slice();
            piece.limit(Math.min(length, all.remaining()));
            all.position(all.position() + piece.limit());
            assertThat(answer.read(piece)).isEqualTo(!all.hasRemaining());
            assertThat(piece.hasRemaining()).isFalse();
        }
        assertThat(answer.read(all)).isTrue();
        assertThat(answer.keepsAlive()).isTrue();
        Answer whole = answer.whole();
        assertThat(whole.status()).isEqualTo(201);
        assertThat(whole.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(body(answer)).isEqualTo("hello, wide\r\nworld");
    }

    @Test
    void nothingBeyondItsEndIsRead() throws ProtocolException {
        PlainAnswer answer = new PlainAnswer(false, true);
        ByteBuffer two = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 ");
        assertThat(answer.read(two)).isTrue();
        assertThat(two.remaining()).isEqualTo(9);
        assertThat(body(answer)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified", "101 Switching Protocols"})
    void someStatusesHaveNoBodyWhateverTheHeadSays(String status) throws ProtocolException {
        assertThat(new PlainAnswer(false, true).read(bytes("HTTP/1.1 " + status + "\r\nContent-Length: 9\r\n\r\n")))
                .isTrue();
    }

    @Test
    void theAnswerToAHeadHasNoBody() throws ProtocolException {
        assertThat(new PlainAnswer(true, true).read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")))
                .isTrue();
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() throws ProtocolException {
        PlainAnswer answer = read("HTTP/1.1 200 OK\n\nall of it");
        assertThat(answer.close()).isTrue();
        assertThat(answer.keepsAlive()).isFalse();
        assertThat(body(answer)).isEqualTo("all of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
            })
    void anAnswerThatTheConnectionCutsOffIsNotWhole(String text) throws ProtocolException {
        assertThat(read(text).close()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, X: 1, true",
        "HTTP/1.1 200 OK, Connection: close, false",
        "HTTP/1.1 200 OK, 'Connection: X, Close', false",
        "HTTP/1.0 200 OK, X: 1, false",
        "HTTP/1.0 200 OK, connection: Keep-Alive, true",
        "HTTP/1.1 101 Upgraded, X: 1, false"
    })
    void theHeadSaysWhetherTheConnectionStays(String status, String header, boolean stays) throws ProtocolException {
        assertThat(read(status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n")
                        .keepsAlive())
                .isEqualTo(stays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2",
                "HTTP/2 200",
                "HTTP/1.1 20x OK",
                "HTTP/1.1 2000",
                "HTTP/1.1",
                "HTTP/1.1 099 "
            })
    void whatIsNoAnswerOfHttpIsAFailure(String line) {
        assertThatThrownBy(() -> read(line + "\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("not an answer of HTTP/1.1: \"" + line + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "1x", "+5", "9999999999999999999", "5\r\nContent-Length: 6"})
    void aLengthThatIsNoneIsAFailure(String length) {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the length of the answer is \"" + length.replaceAll("(?s).* ", "") + "\"");
    }

    @Test
    void theSameLengthTwiceIsOne() throws ProtocolException {
        assertThat(body(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok")))
                .isEqualTo("ok");
    }

    @Test
    void aChunkWithoutASizeIsAFailure() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"))
                .hasMessage("the size of a chunk of the answer is \"-5\"");
    }

    @Test
    void aChunkLongerThanItsSizeIsAFailure() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n"))
                .hasMessage("a chunk of the answer is longer than announced");
    }

    @Test
    void aHeadWithoutAnEndIsAFailure() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: " + "x".repeat(PlainAnswer.LONGEST_HEAD)))
                .hasMessage("the head of the answer is longer than 262144 bytes");
    }

    @Test
    void noMoreOfABodyIsKeptThanIsChecked() throws ProtocolException {
        String text = "x".repeat(AnswerCheck.MOST_BYTES + 1);
        Answer whole = read("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .whole();
        assertThat(whole.tooLong()).isTrue();
        assertThat(whole.body()).hasSize(AnswerCheck.MOST_BYTES);
    }

    @Test
    void aBodyThatNobodyNeedsIsNotKept() throws ProtocolException {
        PlainAnswer answer = new PlainAnswer(false, false);
        assertThat(answer.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))
                .isTrue();
        assertThat(answer.whole().body()).isEmpty();
    }
}
