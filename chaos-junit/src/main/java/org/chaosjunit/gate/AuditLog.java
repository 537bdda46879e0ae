package org.chaosjunit.gate;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.result.Json;

/**
 * What gates have decided, a line of JSON each, for good.
 *
 * <p>Each line names the SHA-256 of the one before it, so that a line that was changed or taken out shows.
 */
public final class AuditLog {
    private static final String NOTHING = "0".repeat(64);

    private final Path file;

    /** Creates the log in a file; does not touch it. */
    public AuditLog(Path file) {
        this.file = file;
    }

    /** Appends a line, and forces it to disk; several processes may do so at the same time. */
    public void append(GateRecord entry) throws IOException {
        synchronized (AuditLog.class) {
            appendAlone(entry);
        }
    }

    private void appendAlone(GateRecord entry) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
                FileLock lock = open.getChannel().lock()) {
            assert lock.isValid();
            // Read through this very file: to close another one of the same name would give up the lock.
            byte[] all = new byte[Math.toIntExact(open.length())];
            open.readFully(all);
            List<String> lines =
                    new String(all, StandardCharsets.ISO_8859_1).lines().toList();
            String previous = lines.isEmpty() ? NOTHING : hash(lines.get(lines.size() - 1));
            // Of who was killed while he wrote it.
            boolean isTorn = all.length > 0 && all[all.length - 1] != '\n';
            String line = (isTorn ? "\n" : "") + Json.writeLine(new Line(previous, entry)) + "\n";
            open.write(line.getBytes(StandardCharsets.UTF_8));
            open.getChannel().force(true);
        }
    }

    /** Returns the numbers of the lines, from 1, that do not follow from the one before; none if all is as it was written. */
    public List<Integer> broken() throws IOException {
        List<String> lines;
        synchronized (AuditLog.class) {
            // Byte for byte: half a line may end in the midst of a character.
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        }
        return IntStream.range(0, lines.size())
                .filter(i -> !previous(lines.get(i)).equals(i == 0 ? NOTHING : hash(lines.get(i - 1))))
                .map(i -> i + 1)
                .boxed()
                .toList();
    }

    private static String previous(String text) {
        try {
            Line line = Json.read(text, Line.class);
            return line == null ? "" : line.previous;
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static String hash(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Line(String previous, GateRecord gate) {}
}
