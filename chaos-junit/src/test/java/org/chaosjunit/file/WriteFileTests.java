package org.chaosjunit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.file.ChangedProperty.setProperty;
import static org.chaosjunit.file.WrittenFile.writeFile;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.testing.Change;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A file has other content for a while. */
class WriteFileTests {
    private static final String ON = "{\"checkout\": true}\n";
    private static final String OFF = "{\"checkout\": false}\n";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void resolve() throws IOException {
        directory = directory.toRealPath();
        file = directory.resolve("fl'ags.json");
    }

    private Change off() {
        return Change.of(writeFile(file.toString(), OFF));
    }

    @Test
    void isThereWhileTheFaultActsAndAsBeforeAfterwards() throws Exception {
        Files.writeString(file, ON);
        try (Change change = off().inject()) {
            assertThat(file).hasContent(OFF);
            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());
            assertThat(change.target()).isEqualTo("file:" + file);

            assertThat(change.revert()).containsExactly(ReadBack.reverted());

            assertThat(file).hasContent(ON);
            assertThat(names()).containsExactly("fl'ags.json");
        }
    }

    @Test
    void isGoneAgainWhereThereWasNone() throws Exception {
        try (Change change = off().inject()) {
            assertThat(file).hasContent(OFF);
            assertThat(change.byHand()).containsExactly("rm '" + directory + "/fl'\\''ags.json'");
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void keepsPermissionsAndOwner() throws Exception {
        Files.writeString(file, ON);
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"), "needs a Unix file system");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));
        boolean isRoot = Files.getAttribute(file, "unix:uid").equals(0);
        if (isRoot) {
            Files.setAttribute(file, "unix:uid", 65534);
            Files.setAttribute(file, "unix:gid", 65533);
        }
        List<Object> before = attributes();
        try (Change change = off().inject()) {
            assertThat(attributes()).isEqualTo(before);
            change.revert();
            assertThat(attributes()).isEqualTo(before);
        }
    }

    private List<Object> attributes() throws IOException {
        return List.of(
                Files.getPosixFilePermissions(file),
                Files.getAttribute(file, "unix:uid"),
                Files.getAttribute(file, "unix:gid"));
    }

    @Test
    void keepsABigFileBesideItMeanwhile() throws Exception {
        byte[] big = new byte[TargetFile.MOST_BYTES];
        new Random(42).nextBytes(big);
        Files.write(file, big);
        try (Change change = off().inject()) {
            assertThat(file).hasContent(OFF);
            String backup = change.journal.get(0).state().get("backup");
            assertThat(Files.readAllBytes(Path.of(backup))).isEqualTo(big);
            assertThat(change.byHand()).containsExactly("mv '" + backup + "' '" + directory + "/fl'\\''ags.json'");

            assertThat(change.revert()).containsExactly(ReadBack.reverted());

            assertThat(Files.readAllBytes(file)).isEqualTo(big);
            assertThat(names()).containsExactly("fl'ags.json");
        }
    }

    @Test
    void doesNotRestoreFromABackupThatIsNotWhatWasKept() throws Exception {
        Files.write(file, new byte[100_000]);
        try (Change change = off().inject()) {
            Path backup = Path.of(change.journal.get(0).state().get("backup"));
            Files.write(backup, new byte[99_999]);
            assertThatThrownBy(change::revert)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the backup " + backup + " is not what was kept there");
            assertThat(file).hasContent(OFF);
            Files.write(backup, new byte[100_000]);
        }
    }

    @Test
    void restoresAnyBytesByHandToo() throws Exception {
        byte[] bytes = new byte[64 * 1024];
        new Random(42).nextBytes(bytes);
        Files.write(file, bytes);
        try (Change change = off().inject()) {
            Process shell = new ProcessBuilder("sh", "-c", change.byHand().get(0)).start();
            assertThat(shell.waitFor()).isZero();
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            assertThat(change.readBack()).containsExactly(ReadBack.reverted());
        }
    }

    @Test
    void leavesWhatSomeoneElseWroteMeanwhileAndSaysSo() throws Exception {
        Files.writeString(file, ON);
        try (Change change = off().inject()) {
            Files.writeString(file, "{\"checkout\":\t\"Mondays\"}");
            await().untilAsserted(() -> assertThat(change.evidence().get(0).matched()
                            - change.evidence().get(0).applied())
                    .isGreaterThan(1));
            assertThat(change.revert()).containsExactly(ReadBack.drifted("23 bytes: {\"checkout\": \"Mondays\"}"));
            assertThat(file).hasContent("{\"checkout\":\t\"Mondays\"}");
            Files.delete(file);
            assertThat(change.revert()).containsExactly(ReadBack.drifted("no file"));
        }
    }

    @Test
    void isSeenAgainAndAgain() throws Exception {
        Files.writeString(file, ON);
        try (Change change = off().inject()) {
            await().untilAsserted(
                            () -> assertThat(change.evidence().get(0).matched()).isGreaterThan(2));
            Evidence evidence = change.evidence().get(0);
            assertThat(evidence.fault()).isEqualTo("write 20 bytes to " + file);
            assertThat(evidence.target()).isEqualTo("file:" + file);
            assertThat(evidence.unit()).isEqualTo("reads");
            assertThat(evidence.applied()).isEqualTo(evidence.matched());
            change.revert();
            Evidence afterwards = change.evidence().get(0);
            assertThat(afterwards.applied()).isEqualTo(afterwards.matched());
        }
    }

    @Test
    void changesTheFileThatALinkPointsTo() throws Exception {
        Files.writeString(file, ON);
        Path link = Files.createSymbolicLink(directory.resolve("link"), file.getFileName());
        Path twice = Files.createSymbolicLink(directory.resolve("twice"), link);
        Change change = Change.of(writeFile(twice.toString(), OFF));
        try (change) {
            assertThat(change.target()).isEqualTo("file:" + file);
            change.inject();
            assertThat(file).hasContent(OFF);
            assertThat(Files.isSymbolicLink(twice)).isTrue();
            change.revert();
            assertThat(file).hasContent(ON);
        }
        Files.delete(file);
        try (Change dangling = Change.of(writeFile(twice.toString(), OFF)).inject()) {
            assertThat(dangling.target()).isEqualTo("file:" + file);
            assertThat(file).hasContent(OFF);
            dangling.revert();
            assertThat(names()).containsExactly("link", "twice");
        }
    }

    @Test
    void neverShowsHalfOfIt() throws Exception {
        byte[] before = "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        byte[] during = "b".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, before);
        AtomicReference<String> half = new AtomicReference<>("");
        CountDownLatch over = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            while (over.getCount() > 0) {
                try {
                    String seen = Files.readString(file);
                    if (seen.length() != 1_000_000 || seen.charAt(0) != seen.charAt(999_999)) {
                        half.set(seen);
                    }
                } catch (IOException e) {
                    half.set(e.toString());
                }
            }
        });
        reader.start();
        for (int i = 0; i < 20; i++) {
            try (Change change = Change.of(writeFile(file.toString(), new String(during, StandardCharsets.UTF_8)))) {
                change.inject();
            }
        }
        over.countDown();
        reader.join();
        assertThat(half.get()).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void removesWhatACrashLeftBesideTheFile() throws Exception {
        Files.writeString(file, ON);
        try (Change change = off().inject()) {
            Files.writeString(file, ON);
            String id = change.journal.get(0).state().get("change");
            Files.writeString(directory.resolve(".chaos-junit-" + id + "-half"), "{\"che");

            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());
            assertThat(change.revert()).containsExactly(ReadBack.reverted());

            assertThat(names()).containsExactly("fl'ags.json");
            assertThat(file).hasContent(ON);
        }
    }

    @Test
    void refusesWhatCannotBeRestored() throws Exception {
        assertThat(Change.of(writeFile(directory.toString(), "")).refusals())
                .containsExactly(refusal("path", "the directory " + directory));
        Path lost = directory.resolve("no/such/file");
        assertThat(Change.of(writeFile(lost.toString(), "")).refusals())
                .containsExactly(refusal("path", lost + " in a directory that does not exist"));
        assertThat(Change.of(setProperty("/dev/null", "a", "b")).refusals())
                .containsExactly(refusal("file", "/dev/null, which is no regular file"));
        Files.write(file, new byte[TargetFile.MOST_BYTES + 1]);
        assertThat(off().refusals()).containsExactly(refusal("path", file + " of 10000001 bytes, more than 10000000"));
        Files.writeString(file, ON);
        assertThat(off().refusals()).isEmpty();
        Files.createLink(directory.resolve("other"), file);
        assertThat(off().refusals())
                .containsExactly(refusal("path", file + ", which has hard links that would come apart"));
        Change change = off();
        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage("cannot change and restore " + file + ", which has hard links that would come apart");
        assertThat(change.journal).isEmpty();
    }

    private static String refusal(String attribute, String found) {
        return "requires `" + attribute + "` to be a file that can be changed and restored, but found " + found
                + ". Choose another file.";
    }

    @Test
    void refusesWhatThisProcessMayNotChange() throws Exception {
        Files.writeString(file, ON);
        assumeTrue(!Files.getAttribute(file, "unix:uid").equals(0), "root may write every file");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(off().refusals()).containsExactly(refusal("path", file + ", which this process may not write"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));
        assertThat(off().refusals()).containsExactly(refusal("path", file + ", which this process may not read"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));
        try {
            assertThat(off().refusals())
                    .containsExactly(refusal("path", file + " in a directory where this process may not replace it"));
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refusesToChangeNothing() throws Exception {
        Files.writeString(file, OFF);
        Change change = off();
        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage(file + " has that content already, so it would change nothing");
        assertThat(change.journal).isEmpty();
    }

    @Test
    void refusesTwoContentsForOneFile() {
        assertThat(Change.of(writeFile(file.toString(), "a"), writeFile(file.toString(), "b"))
                        .refusals())
                .containsExactly("requires `path` to be a file that no other fault of the experiment writes, but found "
                        + file + " with \"write 1 byte to " + file + "\". Remove one of them.");
        assertThat(Change.of(writeFile(file.toString(), "a"), setProperty(file.toString(), "b", "c"))
                        .refusals())
                .containsExactly("requires `file` to be a file that no other fault of the experiment writes, but found "
                        + file + " with \"write 1 byte to " + file + "\". Remove one of them.");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void worksInAnExperiment(@TempDir Path files) throws Exception {
        Path flags = files.toRealPath().resolve("flags");
        Files.writeString(flags, "before");
        System.setProperty("flags.file", flags.toString());
        Kit kit = new Kit(directory);
        try {
            kit.run(FlagTestCase.class);
        } finally {
            System.clearProperty("flags.file");
        }
        assertThat(kit.results()).hasSize(1);
        assertThat(kit.results().get(0).findings()).isEmpty();
        assertThat(flags).hasContent("before");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> siblings = Files.list(directory)) {
            return siblings.map(sibling -> sibling.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static class FlagTestCase {
        @ChaosExperiment
        @WriteFile(path = "${flags.file}", content = "during")
        void seesOtherContent() {
            assertThat(Path.of(System.getProperty("flags.file"))).hasContent("during");
        }
    }
}
