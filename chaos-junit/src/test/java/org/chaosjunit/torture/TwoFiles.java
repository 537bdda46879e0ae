package org.chaosjunit.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * Changes two files, one after the other: one that exists, and one that does not.
 *
 * @param existing the one that exists
 * @param absent the one that does not
 */
record TwoFiles(Path existing, Path absent) implements PlacedFault {
    static final String NEXT = "the fault\n";

    @Override
    public String description() {
        return "two files changed";
    }

    @Override
    public Target target() {
        return new Both(this);
    }

    static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".torture");
    }

    /** Replaces the file at once, or so it seems to others; leaves nothing if it is cut off, but for one name. */
    static void replace(Path file, byte[] content, String permissions) throws IOException {
        Path temporary = temporary(file);
        Files.write(temporary, content);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(permissions));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private record Both(TwoFiles fault) implements Target {
        @Override
        public String id() {
            return "two-files:" + fault.existing.getParent();
        }

        @Override
        public List<Refusal> check(List<Fault> faults) {
            return List.of();
        }

        @Override
        public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
            change(fault.existing, context);
            change(fault.absent, context);
            Instant now = MonotonicClock.get().instant();
            return () ->
                    List.of(new Evidence(fault.description(), id(), "files", 2, 2, 100, null, now, now, List.of()));
        }

        private void change(Path file, InjectionContext context) throws IOException {
            Map<String, String> state = new HashMap<>();
            state.put("file", file.toString());
            String permissions = "rw-r--r--";
            if (Files.exists(file)) {
                permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                state.put("before", Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
                state.put("permissions", permissions);
            }
            context.journal()
                    .write(new UndoRecord(
                            TwoFilesReverter.NAME, id(), "change of " + file.getFileName(), state, context.expires()));
            replace(file, NEXT.getBytes(StandardCharsets.UTF_8), permissions);
            if (!Files.readString(file).equals(NEXT)) {
                throw new IOException(file + " does not hold what was written");
            }
        }
    }
}
