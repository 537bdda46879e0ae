package org.chaosjunit.file.ownformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chaosjunit.file.FileFault;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.testing.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault for a format of one's own takes a record, from a package that sees only what is public. */
class OwnFileFaultTests {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("flags.json");
    }

    @Test
    void twoFlagsOfOneFileChangeAndComeBack() throws Exception {
        String before = "{ \"a\": true, \"b\": true }\n";
        Files.writeString(file(), before);
        Change change = Change.of(new Flag(file(), "a", false), new Flag(file(), "c", true));
        try (change) {
            assertThat(change.refusals()).isEmpty();
            change.inject();
            assertThat(file()).hasContent("{\"a\":false,\"b\":true,\"c\":true}");
            assertThat(change.evidence()).hasSize(2).allSatisfy(evidence -> assertThat(evidence.applied())
                    .isPositive());
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(Files.readString(file())).isEqualTo(before);
        }
    }

    @Test
    void whatItCannotReadStaysAsItIs() throws Exception {
        Files.writeString(file(), "[]");
        Change change = Change.of(new Flag(file(), "a", false));
        assertThatThrownBy(change::inject).isInstanceOf(IOException.class).hasMessage("no flags are there");
        assertThat(change.journal).isEmpty();
        assertThat(file()).hasContent("[]");
    }

    record Flag(Path file, String name, boolean on) implements FileFault {
        @Override
        public byte[] content(Optional<byte[]> before) throws IOException {
            var flags = JsonParser.parseString(new String(before.orElse(new byte[0]), StandardCharsets.UTF_8));
            if (!flags.isJsonObject()) {
                throw new IOException("no flags are there");
            }
            JsonObject changed = flags.getAsJsonObject();
            changed.addProperty(name, on);
            return changed.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String description() {
            return "flag " + name + " is " + on;
        }
    }
}
