package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Map;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevertersTests {
    @TempDir
    private Path classes;

    @BeforeEach
    void register() throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Reverter.class.getName()),
                "com.acme.Missing\ncom.acme.NeedsMore\n" + ScriptedReverter.class.getName() + "\n");
    }

    @Test
    void areFoundBehindOthersThatCannotBeLoaded() throws IOException {
        try (URLClassLoader loader = new LackingClasses(classes)) {
            assertThat(Reverters.of(undo("scripted"), loader)).isInstanceOf(ScriptedReverter.class);
        }
    }

    @Test
    void areNamedWithWhatTheyLackWhereTheOneThatIsNeededIsNotFound() throws IOException {
        try (URLClassLoader loader = new LackingClasses(classes)) {
            assertThatThrownBy(() -> Reverters.of(undo("other"), loader))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no reverter \"other\" is on the class path; known: scripted; cannot be loaded:"
                            + " org.chaosjunit.spi.Reverter: Provider com.acme.Missing not found,"
                            + " java.lang.NoClassDefFoundError: net/acme/Library");
        }
    }

    private static UndoRecord undo(String reverter) {
        return new UndoRecord(reverter, "there", "a change", Map.of(), Instant.EPOCH);
    }

    /** Knows of no services but those of one directory, and lacks what one of them needs. */
    private static final class LackingClasses extends URLClassLoader {
        LackingClasses(Path directory) throws MalformedURLException {
            super(new URL[] {directory.toUri().toURL()}, RevertersTests.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.endsWith("NeedsMore")) {
                throw new NoClassDefFoundError("net/acme/Library");
            }
            return super.findClass(name);
        }
    }
}
