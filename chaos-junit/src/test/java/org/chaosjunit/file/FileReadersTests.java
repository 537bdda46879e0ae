package org.chaosjunit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.file.ChangedProperty.setProperty;
import static org.chaosjunit.file.WrittenFile.writeFile;

import java.lang.reflect.Method;
import java.util.Map;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.Test;

class FileReadersTests {
    @Test
    void readAllAttributesAndReplaceNames() throws Exception {
        assertThat(new WriteFileReader().read(written("named"), place("named"))).isEqualTo(writeFile("conf/a", "new"));
        assertThat(new SetPropertyReader().read(set("named"), place("named")))
                .isEqualTo(setProperty("conf/b", "new.key", "a new value"));
        assertThat(method("twice").getAnnotationsByType(WriteFile.class)).hasSize(2);
        assertThat(method("twice").getAnnotationsByType(SetProperty.class)).hasSize(2);
    }

    @Test
    void sayWhatIsWrong() {
        assertThatThrownBy(() -> new WriteFileReader().read(written("nowhere"), place("nowhere")))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `path` to be the path of a file, but found \" \". Write for example"
                        + " `path = \"config/flags.properties\"`.");
        assertThatThrownBy(() -> new SetPropertyReader().read(set("nowhere"), place("nowhere")))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `file` to be the path of a file, but found \"a?\". Write for example"
                        + " `file = \"config/flags.properties\"`.");
        assertThatThrownBy(() -> new SetPropertyReader().read(set("nameless"), place("nameless")))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `key` to be the name of a property, but found \"\". Write for example"
                        + " `key = \"checkout.enabled\"`.");
        assertThatThrownBy(() -> writeFile("a", "x".repeat(10_000_001)))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `content` to have at most 10000000 bytes, but found 10000001."
                        + " Write a shorter one.");
    }

    private static WriteFile written(String name) throws NoSuchMethodException {
        return method(name).getAnnotation(WriteFile.class);
    }

    private static SetProperty set(String name) throws NoSuchMethodException {
        return method(name).getAnnotation(SetProperty.class);
    }

    private static Place place(String name) throws NoSuchMethodException {
        return Place.running(method(name)).with(Map.of("dir", "conf", "what", "new"));
    }

    private static Method method(String name) throws NoSuchMethodException {
        return Examples.class.getDeclaredMethod(name);
    }

    interface Examples {
        @WriteFile(path = "${dir}/a", content = "${what}")
        @SetProperty(file = "${dir}/b", key = "${what}.key", value = "a ${what} value")
        void named();

        @WriteFile(path = "a", content = "")
        @WriteFile(path = "b", content = "")
        @SetProperty(file = "a", key = "a", value = "")
        @SetProperty(file = "a", key = "b", value = "")
        void twice();

        @WriteFile(path = " ", content = "")
        @SetProperty(file = "a\0", key = "a", value = "")
        void nowhere();

        @SetProperty(file = "a", key = "", value = "")
        void nameless();
    }
}
