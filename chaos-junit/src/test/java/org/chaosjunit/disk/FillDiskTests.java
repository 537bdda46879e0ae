package org.chaosjunit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.disk.FilledDisk.fillDisk;

import java.lang.reflect.Method;
import java.util.Map;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillDiskTests {
    @Test
    @DisplayName("is read with names of parameters replaced, and is the same in code")
    void reads() throws Exception {
        assertThat(read("bySize")).isEqualTo(fillDisk("/data/orders").size("100MB"));
        assertThat(read("bySize").description()).isEqualTo("ballast of 100 MB in /data/orders");
        assertThat(read("byRest")).isEqualTo(fillDisk("/data").leaveFree("2.5 %"));
        assertThat(read("byRest").description()).isEqualTo("ballast in /data, 2.5 % left free");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "neither | requires `size` or `leaveFree`, and not both, but found neither."
                        + " Write for example `leaveFree = \"10MB\"`.",
                "both | requires `size` or `leaveFree`, and not both, but found size = \"1MB\", leaveFree = \"2MB\"."
                        + " Write for example `leaveFree = \"10MB\"`.",
                "noUnit | requires `size` to be an amount of room, but found \"100\"."
                        + " Write for example `size = \"100MB\"`, `\"1.5GiB\"` or `\"5%\"`.",
                "megabits | requires `leaveFree` to be an amount of room, but found \"100Mb\"."
                        + " Write for example `leaveFree = \"100MB\"`, `\"1.5GiB\"` or `\"5%\"`.",
                "negative | requires `leaveFree` to be an amount of room, but found \"-1MB\"."
                        + " Write for example `leaveFree = \"100MB\"`, `\"1.5GiB\"` or `\"5%\"`.",
                "overfull | requires `size` to be at most 100 %, but found \"101%\"."
                        + " Write for example `size = \"5%\"`.",
                "nothing | requires `size` to be more than 0, but found \"0MB\"."
                        + " Write for example `size = \"100MB\"`.",
                "nowhere | requires `path` to be a directory, but found \" \"."
                        + " Write for example `path = \"/var/lib/orders\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0} of 1000 bytes is {1} bytes, written {2}")
    @DisplayName("knows units of thousands and of 1024, and percent")
    @CsvSource({
        "7B, 7, 7 B",
        "2kB, 2000, 2 kB",
        "2KB, 2000, 2 kB",
        "1.5 MB, 1500000, 1.5 MB",
        "3GB, 3000000000, 3 GB",
        "1KiB, 1024, 1.02 kB",
        "100MiB, 104857600, 105 MB",
        "2GiB, 2147483648, 2.15 GB",
        "5%, 50, 5 %",
        "0%, 0, 0 %",
        "999999B, 999999, 1 MB"
    })
    void amounts(String text, long bytes, String words) {
        Amount amount = Amount.parse("size", text);
        assertThat(amount.of(1000)).isEqualTo(bytes);
        assertThat(amount).hasToString(words);
    }

    private static Fault read(String method) throws Exception {
        Method element = Places.class.getDeclaredMethod(method);
        return new FillDiskReader()
                .read(
                        element.getAnnotation(FillDisk.class),
                        Place.running(element).with(Map.of("room", "100MB", "directory", "/data/orders")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Places {
        @FillDisk(path = "${directory}", size = "${room}")
        void bySize();

        @FillDisk(path = "/data", leaveFree = "2.5 %")
        void byRest();

        @FillDisk(path = "/data")
        void neither();

        @FillDisk(path = "/data", size = "1MB", leaveFree = "2MB")
        void both();

        @FillDisk(path = "/data", size = "100")
        void noUnit();

        @FillDisk(path = "/data", leaveFree = "100Mb")
        void megabits();

        @FillDisk(path = "/data", leaveFree = "-1MB")
        void negative();

        @FillDisk(path = "/data", size = "101%")
        void overfull();

        @FillDisk(path = "/data", size = "0MB")
        void nothing();

        @FillDisk(path = " ", size = "1MB")
        void nowhere();
    }
}
