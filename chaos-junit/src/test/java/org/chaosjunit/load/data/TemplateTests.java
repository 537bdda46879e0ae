package org.chaosjunit.load.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.Test;

class TemplateTests {
    private static final DataSet ORDERS = orders(DataOrder.CIRCULAR);

    private static DataSet orders(DataOrder order) {
        return new DataSet(
                "orders.csv",
                List.of("id", "item name"),
                List.of(List.of("1", "tea"), List.of("2", "a \"b\" & c/d"), List.of("3", "Käse")),
                order);
    }

    private static String text(String template, long number) {
        return text(template, number, 42, Escape.NONE);
    }

    private static String text(String template, long number, long seed, Escape escape) {
        return Template.of("body", template, ORDERS).text(Draw.of(number, seed, ORDERS), escape);
    }

    private static void assertInvalid(String template, DataSet data, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> Template.of("body", template, data))
                .withMessage(message);
    }

    @Test
    void rowsTakeTurns() {
        assertThat(LongStream.range(0, 4).mapToObj(n -> text("#{id}: #{item name}", n)))
                .containsExactly("1: tea", "2: a \"b\" & c/d", "3: Käse", "1: tea");
    }

    @Test
    void aTextWithoutTemplatesIsConstant() {
        Template constant = Template.of("body", "a # b { ##{c} }", DataSet.NONE);
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.text(Draw.of(0, 0, DataSet.NONE), Escape.NONE)).isEqualTo("a # b { #{c} }");
    }

    @Test
    void theNumberOfTheArrivalIsThere() {
        assertThat(text("order-#{n}", 17)).isEqualTo("order-17");
    }

    @Test
    void aRandomNumberLiesWithinItsBoundsAndReachesThem() {
        Set<String> drawn = new HashSet<>();
        for (long n = 0; n < 200; n++) {
            drawn.add(text("#{random(-1, 2)}", n));
        }
        assertThat(drawn).containsExactlyInAnyOrder("-1", "0", "1", "2");
    }

    @Test
    void uuidsDifferBetweenArrivalsAndSeedsAndAreOfVersion4() {
        Set<String> drawn = new HashSet<>();
        for (long n = 0; n < 1000; n++) {
            drawn.add(text("#{uuid}", n, 1, Escape.NONE));
            drawn.add(text("#{uuid}", n, 2, Escape.NONE));
        }
        assertThat(drawn).hasSize(2000).allSatisfy(text -> {
            UUID uuid = UUID.fromString(text);
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        });
    }

    @Test
    void theSameExpressionIsTheSameValueThroughoutARequest() {
        String[] twice = text("#{uuid}|#{uuid}|#{random(1,1000000)}|#{random(1, 1000000)}", 5)
                .split("\\|", -1);
        assertThat(twice[0]).isEqualTo(twice[1]);
        assertThat(twice[2]).isEqualTo(twice[3]);
    }

    @Test
    void aRandomOrderDrawsEveryRowAndRepeatsWithTheSeed() {
        DataSet random = orders(DataOrder.RANDOM);
        Template template = Template.of("body", "#{id}", random);
        List<String> once = LongStream.range(0, 300)
                .mapToObj(n -> template.text(Draw.of(n, 7, random), Escape.NONE))
                .toList();
        List<String> again = LongStream.range(0, 300)
                .mapToObj(n -> template.text(Draw.of(n, 7, random), Escape.NONE))
                .toList();
        assertThat(once).isEqualTo(again).contains("1", "2", "3");
        for (String id : List.of("1", "2", "3")) {
            assertThat(once.stream().filter(id::equals).count()).isBetween(60L, 140L);
        }
    }

    @Property(tries = 300)
    void inJsonAValueStaysOneText(@ForAll String value) {
        DataSet one = new DataSet("one.csv", List.of("v"), List.of(List.of(value)), DataOrder.CIRCULAR);
        String json = Template.of("body", "{\"v\": \"#{v}\"}", one).text(Draw.of(0, 0, one), Escape.JSON);
        assertThat(JsonParser.parseString(json).getAsJsonObject().get("v").getAsString())
                .isEqualTo(value);
    }

    @Property(tries = 300)
    void inAUrlAValueStaysOnePartOfThePath(@ForAll String value) {
        DataSet one = new DataSet("one.csv", List.of("v"), List.of(List.of(value)), DataOrder.CIRCULAR);
        String path = Template.of("url", "/a/#{v}/b?c=#{v}", one).text(Draw.of(0, 0, one), Escape.URL);
        URI uri = URI.create("http://localhost" + path);
        assertThat(uri.getRawPath().split("/", -1)).hasSize(4);
        assertThat(uri.getRawQuery()).startsWith("c=").doesNotContain("&", "#", " ", "+");
    }

    @Test
    void inAFormASpaceIsAPlus() {
        assertThat(text("#{item name}", 1, 0, Escape.FORM)).isEqualTo("a+%22b%22+%26+c%2Fd");
        assertThat(Escape.inBody("application/x-www-form-urlencoded; charset=utf-8"))
                .isEqualTo(Escape.FORM);
        assertThat(Escape.inBody("application/problem+json")).isEqualTo(Escape.JSON);
        assertThat(Escape.inBody("text/plain")).isEqualTo(Escape.NONE);
    }

    @Test
    void aSlipIsPutRight() {
        assertInvalid(
                "#{itemname}",
                ORDERS,
                "requires `body` to name values that are there, but found \"#{itemname}\". Did you mean #{item name}? "
                        + "There are #{n}, #{uuid}, #{random(1,100)} and of orders.csv: #{id}, #{item name}.");
    }

    @Test
    void aNameWithoutDataIsRefused() {
        assertInvalid(
                "#{customer}",
                DataSet.NONE,
                "requires `body` to name values that are there, but found \"#{customer}\". "
                        + "There are #{n}, #{uuid}, #{random(1,100)}; `data` gives more.");
    }

    @Test
    void boundsThatAreNoneAreRefused() {
        assertInvalid(
                "#{random(2,1)}",
                DataSet.NONE,
                "requires `body` to name values that are there, but found \"#{random(2,1)}\". "
                        + "There are #{n}, #{uuid}, #{random(1,100)}; `data` gives more.");
    }

    @Test
    void anOpenTemplateIsRefused() {
        assertInvalid(
                "a #{id b",
                ORDERS,
                "requires `body` to close each #{ with }, but found \"a #{id b\". "
                        + "Write for example #{id}, or ##{ for the characters themselves.");
    }
}
