package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.HttpExpectation.Statuses;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.Test;

class HttpAttributesTests {
    private static final String DATA = "classpath:org/chaosjunit/load/orders.csv";
    private static final String JSON_DATA = "classpath:org/chaosjunit/load/lines.json";

    private static HttpOperation read(Class<?> annotated) {
        return (HttpOperation) Annotated.read(annotated, Map.of("host", "localhost", "state", "done"))
                .operation();
    }

    private static void assertInvalid(Class<?> annotated, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(annotated))
                .withMessage(message);
    }

    @HttpLoad(
            url = "https://${host}/orders/#{id}#top",
            version = HttpVersion.HTTP_2,
            data = DATA,
            dataOrder = DataOrder.RANDOM,
            expectStatus = "201, 400-404",
            expectJson = "$.state == '${state}'",
            expectBody = "${state}",
            rate = 1)
    private static final class Everything {}

    @Test
    void itReadsEveryAttribute() {
        HttpOperation operation = read(Everything.class);
        assertThat(operation.url()).isEqualTo("https://localhost/orders/#{id}#top");
        assertThat(operation.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(operation.data().columns()).containsExactly("id", "item");
        assertThat(operation.data().order()).isEqualTo(DataOrder.RANDOM);
        assertThat(operation.expected().statuses()).containsExactly(new Statuses(201, 201), new Statuses(400, 404));
        assertThat(operation.expected().json()).isEqualTo(List.of("$.state == 'done'"));
        assertThat(operation.expected().texts()).isEqualTo(List.of("done"));
        assertThat(operation.isConstant()).isFalse();
        assertThat(operation.description()).isEqualTo("GET https://localhost/orders/#{id}#top");
        assertThatIllegalStateException()
                .isThrownBy(operation::uri)
                .withMessage("the URL is a template: https://localhost/orders/#{id}#top");
        assertThat(new HttpRequests(operation).of(0).path()).matches("/orders/[123]");
    }

    @Test
    void theSeedDecidesTheRow() {
        HttpOperation operation = read(Everything.class);
        List<String> once = paths(operation.seeded(1));
        assertThat(once).isEqualTo(paths(operation.seeded(1))).isNotEqualTo(paths(operation.seeded(2)));
    }

    private static List<String> paths(HttpOperation operation) {
        HttpRequests requests = new HttpRequests(operation);
        return LongStream.range(0, 50)
                .mapToObj(number -> requests.of(number).path())
                .toList();
    }

    @HttpLoad(url = "http://localhost?a=1", rate = 1)
    private static final class Constant {}

    @Test
    void aRequestThatIsAlwaysTheSameIsMadeOnce() {
        HttpRequests requests = new HttpRequests(read(Constant.class));
        assertThat(requests.of(1)).isSameAs(requests.of(2));
        assertThat(requests.of(1).path()).isEqualTo("/?a=1");
    }

    @HttpLoad(url = "http://#{item}/orders", data = DATA, rate = 1)
    private static final class TemplateInHost {}

    @Test
    void aTemplateInTheHostIsRefused() {
        assertInvalid(
                TemplateInHost.class,
                "requires `url` to have its host and port without templates, but found \"http://#{item}/orders\". "
                        + "Write for example `url = \"http://localhost:8080/orders\"`.");
    }

    @HttpLoad(url = "http://localhost/#{itm}", data = DATA, rate = 1)
    private static final class Slip {}

    @Test
    void aColumnThatIsNotThereIsRefused() {
        assertInvalid(
                Slip.class,
                "requires `url` to name values that are there, but found \"#{itm}\". Did you mean #{item}? "
                        + "There are #{n}, #{uuid}, #{random(1,100)} and of " + DATA + ": #{id}, #{item}.");
    }

    @HttpLoad(url = "http://localhost/#{n}", data = DATA, rate = 1)
    private static final class Unused {}

    @Test
    void dataThatNothingUsesIsRefused() {
        assertInvalid(
                Unused.class,
                "requires `data` to be used by the URL, a header or the body, but found " + DATA
                        + " with [id, item], and no template names one of them. Write for example #{id}, "
                        + "or leave `data` out.");
    }

    @HttpLoad(url = "http://localhost/", dataOrder = DataOrder.RANDOM, rate = 1)
    private static final class OrderOfNothing {}

    @Test
    void anOrderWithoutDataIsRefused() {
        assertInvalid(
                OrderOfNothing.class,
                "requires `dataOrder` to be left out without `data`, but found RANDOM. "
                        + "Write for example `data = \"orders.csv\"` too.");
    }

    @HttpLoad(url = "http://localhost/", headers = "X-Line: #{text}", data = JSON_DATA, rate = 1)
    private static final class LineBreak {}

    @Test
    void aValueThatWouldSmuggleAHeaderIsRefused() {
        assertInvalid(
                LineBreak.class,
                "requires `headers` to have values without line breaks and other control characters, but found one in "
                        + "row 2, column \"text\" of " + JSON_DATA + ". Send it in the body.");
    }

    @HttpLoad(url = "http://localhost/", body = "a", bodyFile = "b.txt", rate = 1)
    private static final class TwoBodies {}

    @Test
    void twoBodiesAreRefused() {
        assertInvalid(
                TwoBodies.class,
                "requires `bodyFile` to stand alone, but found a `body` besides \"b.txt\". Leave one of them out.");
    }

    @HttpLoad(url = "http://localhost/", trust = "ca.pem", rate = 1)
    private static final class TrustWithoutTls {}

    @Test
    void trustWithoutTlsIsRefused() {
        assertInvalid(
                TrustWithoutTls.class,
                "requires `trust` to belong to a `url` with https://, but found \"ca.pem\" for http://localhost/. "
                        + "Write https:// or leave `trust` out.");
    }

    @HttpLoad(url = "http://localhost/", version = HttpVersion.HTTP_2, headers = "Connection: close", rate = 1)
    private static final class ConnectionHeader {}

    @Test
    void aHeaderThatHttp2ForbidsIsRefused() {
        assertInvalid(
                ConnectionHeader.class,
                "requires `headers` to have none that HTTP/2 forbids or sends by itself "
                        + "[connection, host, keep-alive, proxy-connection, te, upgrade], "
                        + "but found \"Connection: close\". Leave it out.");
    }

    @HttpLoad(url = "http://localhost/", expectBody = "#{n}", rate = 1)
    private static final class TemplateInCheck {}

    @Test
    void aTemplateInACheckIsRefused() {
        assertInvalid(
                TemplateInCheck.class,
                "requires `expectBody` to be texts that are not empty, without templates, but found \"#{n}\". "
                        + "An answer is held against the same text for all arrivals.");
    }
}
