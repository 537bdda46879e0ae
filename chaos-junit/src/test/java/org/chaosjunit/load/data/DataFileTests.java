package org.chaosjunit.load.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTests {
    @TempDir
    Path directory;

    private String write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static DataSet read(String location) {
        return DataFile.read(location, DataOrder.CIRCULAR, DataFileTests.class);
    }

    private static void assertInvalid(String location, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(location))
                .withMessage(message);
    }

    @Test
    void aCsvFileHasNamesAndQuotedValues() throws IOException {
        String file = write("orders.csv", "\uFEFFid,item\r\n1,\"tea, green\"\r\n2,\"a \"\"b\"\"\nc\"\r\n\r\n");
        assertThat(read(file))
                .isEqualTo(new DataSet(
                        file,
                        List.of("id", "item"),
                        List.of(List.of("1", "tea, green"), List.of("2", "a \"b\"\nc")),
                        DataOrder.CIRCULAR));
    }

    @Test
    void aJsonFileHasTextsNumbersAndBooleans() throws IOException {
        String file = write("orders.json", "[{\"id\": 1.50, \"ok\": true}, {\"ok\": false, \"id\": \"x\"}]");
        assertThat(read(file))
                .isEqualTo(new DataSet(
                        file,
                        List.of("id", "ok"),
                        List.of(List.of("1.50", "true"), List.of("x", "false")),
                        DataOrder.CIRCULAR));
    }

    @Test
    void aResourceOfTheClassPathIsFound() {
        assertThat(read("classpath:org/chaosjunit/load/orders.csv").rows()).hasSize(3);
    }

    @Test
    void noFileIsNoData() {
        assertThat(read("")).isEqualTo(DataSet.NONE);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertInvalid(
                "no-such.csv",
                "requires `data` to name a file that can be read, but found \"no-such.csv\", and there is no file "
                        + Path.of("no-such.csv").toAbsolutePath() + ". A path is relative to the working directory; "
                        + "a resource is written `data = \"classpath:...\"`.");
    }

    @Test
    void aResourceThatIsNotThereIsRefused() {
        assertInvalid(
                "classpath:no-such.csv",
                "requires `data` to name a resource of the class path, but found \"classpath:no-such.csv\", and there is "
                        + "none of that name. Write its whole name, for example "
                        + "`data = \"classpath:com/acme/orders.csv\"`.");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        String file = write("empty.csv", "");
        assertInvalid(
                file, "requires `data` to name a file that is not empty, but found " + file + " has 0 bytes. Fill it.");
    }

    @Test
    void aFileWithNamesOnlyIsRefused() throws IOException {
        String file = write("names.csv", "id,item\n");
        assertInvalid(
                file,
                "requires `data` to name a file with at least one row of values, but found " + file
                        + " has none below [id, item]. Add one, or leave `data` out.");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        String file = write("orders.txt", "id\n1\n");
        assertInvalid(
                file,
                "requires `data` to end with .csv or .json, but found \"" + file
                        + "\". Write for example `data = \"orders.csv\"`.");
    }

    @Test
    void aRaggedRowIsRefused() throws IOException {
        String file = write("ragged.csv", "id,item\n1,tea\n2,tea,green\n");
        assertInvalid(
                file,
                "requires `data` to have as many values in each row as there are columns, but found line 3 of " + file
                        + " has 3 for 2: [id, item]. Put values with a comma in double quotes.");
    }

    @Test
    void aColumnThatIsNamedTwiceIsRefused() throws IOException {
        String file = write("twice.csv", "id,id\n1,2\n");
        assertInvalid(
                file,
                "requires `data` to have a different name for each column, but found " + file
                        + " names \"id\" twice. Rename one.");
    }

    @Test
    void aColumnNamedLikeABuiltInIsRefused() throws IOException {
        String file = write("n.csv", "n\n1\n");
        assertInvalid(
                file,
                "requires `data` to have names for its columns that are neither empty nor those of values that are there "
                        + "anyway (n, uuid, random(1,100)), but found " + file + " names [n]. Rename \"n\".");
    }

    @Test
    void malformedJsonIsRefused() throws IOException {
        String file = write("broken.json", "[{\"id\": 1},]");
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("requires `data` to be a JSON array of objects, but found " + file + ": ")
                .withMessageEndingWith(". Write for example [{\"id\": 1, \"item\": \"tea\"}].");
    }

    @Test
    void anObjectInsteadOfAnArrayIsRefused() throws IOException {
        String file = write("object.json", "{\"id\": 1}");
        assertInvalid(
                file,
                "requires `data` to be a JSON array of objects, but found " + file
                        + ": it is none. Write for example [{\"id\": 1, \"item\": \"tea\"}].");
    }

    @Test
    void objectsWithOtherNamesAreRefused() throws IOException {
        String file = write("ragged.json", "[{\"id\": 1}, {\"id\": 2, \"item\": \"tea\"}]");
        assertInvalid(
                file,
                "requires `data` to have the same names in each object, but found element 1 of " + file
                        + " has [id, item], the first [id]. Give each object all names.");
    }

    @Test
    void nestedValuesAndNullAreRefused() throws IOException {
        String file = write("nested.json", "[{\"id\": null}]");
        assertInvalid(
                file,
                "requires `data` to have only texts, numbers and booleans as values, but found element 0 of " + file
                        + " has \"id\": null. Give each value a name of its own.");
    }

    @Test
    void anotherEncodingIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("latin.csv"), "id\nKäse\n".getBytes(StandardCharsets.ISO_8859_1));
        assertInvalid(
                file.toString(),
                "requires `data` to name a text of UTF-8, but found " + file
                        + " is encoded otherwise. Save it as UTF-8.");
    }
}
