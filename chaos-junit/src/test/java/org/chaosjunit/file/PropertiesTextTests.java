package org.chaosjunit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertiesTextTests {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a=1,a=new",
                "a = 1\\n,a = new\\n",
                "a:1\\r\\nb=2\\r\\n,a:new\\r\\nb=2\\r\\n",
                "a 1\\n,a new\\n",
                "a,a=new",
                "a\\n,a=new\\n",
                "#a=0\\n\\n  a=1\\n! a=2,#a=0\\n\\n  a=new\\n! a=2",
                "a=0\\na=1\\n,a=0\\na=new\\n",
                "a=x\\\\\\n  y\\nb=2,a=new\\nb=2",
                "'',a=new\\n",
                "b=2,b=2\\na=new",
                "b=2\\n,b=2\\na=new\\n",
                "b=2\\r\\n,b=2\\r\\na=new\\r\\n",
                "#b,#b\\na=new",
                "b=2\\\\,b=2\\\\\\n\\na=new",
                "b=2\\\\\\n,b=2\\\\\\n\\na=new\\n"
            })
    void changesOneValueAndNothingElse(String written, String expected) throws IOException {
        PropertiesText before = text(written.translateEscapes());
        PropertiesText.Edit edit = before.set("a", "new");

        assertThat(string(edit.text())).isEqualTo(expected.translateEscapes());
        assertThat(string(undo(edit, "a"))).isEqualTo(string(before));
    }

    @Test
    void leavesWhatOthersAddMeanwhile() throws IOException {
        PropertiesText.Edit edit = text("b=2").set("a", "new");
        PropertiesText later = text(string(edit.text()) + "\nc=3\n");
        assertThat(string(undo(new PropertiesText.Edit(later, edit.rest(), edit.appended()), "a")))
                .isEqualTo("b=2\nc=3\n");
    }

    @Test
    void removesWhatItAddedInAnyOrder() throws IOException {
        PropertiesText.Edit first = text("b=2").set("x", "1");
        PropertiesText.Edit second = first.text().set("y", "2");
        PropertiesText without = second.text().remove("x", String.valueOf(first.appended()));
        assertThat(string(without.remove("y", String.valueOf(second.appended()))))
                .isEqualTo("b=2");
    }

    @Test
    void refusesWhatPropertiesCannotRead() {
        assertThatThrownBy(() -> text("a=\\u12"))
                .isInstanceOf(IOException.class)
                .hasMessage("it is no properties file: Malformed \\uxxxx encoding.");
    }

    @Property(tries = 3000)
    void anyKeyOfAnyFileIsSetAndUnset(
            @ForAll("texts") String written, @ForAll("keys") String key, @ForAll("values") String value)
            throws IOException {
        PropertiesText before = readable(written);
        Properties expected = properties(string(before));
        expected.setProperty(key, value);

        PropertiesText.Edit edit = before.set(key, value);

        assertThat(properties(string(edit.text()))).isEqualTo(expected);
        assertThat(edit.text().get(key)).contains(value);
        assertThat(string(undo(edit, key))).isEqualTo(written);
    }

    @Property(tries = 2000)
    void severalKeysAreSetAndUnset(
            @ForAll("texts") String written, @ForAll("values") String one, @ForAll("values") String other)
            throws IOException {
        PropertiesText before = readable(written);
        PropertiesText.Edit first = before.set("a", one);
        PropertiesText.Edit second = first.text().set("b", other);

        PropertiesText without = undo(second, "b");

        assertThat(string(without)).isEqualTo(string(first.text()));
        assertThat(string(undo(first, "a"))).isEqualTo(written);
    }

    @Property(tries = 3000)
    void findsThePropertiesThatPropertiesFinds(@ForAll("texts") String written) throws IOException {
        PropertiesText text = readable(written);
        Properties found = new Properties();
        for (PropertyLine line : PropertyLine.in(written)) {
            found.putAll(properties(written.substring(line.start(), line.restEnd())));
        }
        assertThat(found).isEqualTo(properties(string(text)));
    }

    @Provide
    Arbitrary<String> texts() {
        // What matters to the format, far more often than by chance.
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b",
                "ab",
                "=",
                ":",
                " ",
                "\t",
                "\f",
                "\n",
                "\r",
                "\r\n",
                "\\",
                "\\\\",
                "#",
                "!",
                "\\\n",
                "\\u0061",
                "\\u00e9",
                "é",
                "a=1\n",
                "b = 2\r\n",
                "\\\r\n  ",
                "\0");
        return pieces.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "b", "ab", "a b", "#a", "a=b:c", "é", "€", "\\", "\n"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(5));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of("", " ", "  x ", "=", "\\", "\\\n", "\r\n", "é€\uD83D\uDE00", "#"),
                Arbitraries.strings().ofMaxLength(8));
    }

    private static PropertiesText readable(String written) throws IOException {
        List<PropertiesText> text = new java.util.ArrayList<>();
        try {
            text.add(text(written));
        } catch (IOException malformed) {
            // An escape that is none: refused, not edited.
        }
        Assume.that(!text.isEmpty());
        return text.get(0);
    }

    private static PropertiesText undo(PropertiesText.Edit edit, String key) throws IOException {
        return edit.rest() != null
                ? edit.text().restore(key, edit.rest())
                : edit.text().remove(key, String.valueOf(edit.appended()));
    }

    private static PropertiesText text(String text) throws IOException {
        return PropertiesText.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String string(PropertiesText text) {
        return new String(text.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        // Made by a backslash at the very end.
        properties.remove("");
        return properties;
    }
}
