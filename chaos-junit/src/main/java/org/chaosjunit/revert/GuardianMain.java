package org.chaosjunit.revert;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The guardian's process: waits for the lock of one journal, which comes free when the experiment's process ends. */
final class GuardianMain {
    // Whatever is wrong by then needs a person, who has the journal.
    private static final Duration KEEP_TRYING = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Path journal;

    private GuardianMain(Path journal) {
        this.journal = journal;
    }

    /** Guards the journal that is named by the only argument. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitQuietly(isOver), "chaos-junit deaf"));
        try {
            guard(arguments);
        } finally {
            isOver.countDown();
        }
    }

    // Deaf to what ends a build, for a JVM ends only when its hooks have. Signals that were ignored instead would be
    // ignored by whatever a reverter starts, too, which then nobody could end.
    private static void awaitQuietly(CountDownLatch isOver) {
        try {
            isOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void guard(String[] arguments) throws IOException, InterruptedException {
        Properties given = new Properties();
        given.load(new StringReader(
                Optional.ofNullable(System.getenv(Guardian.PROPERTIES)).orElse("")));
        given.stringPropertyNames().forEach(name -> System.setProperty(name, given.getProperty(name)));
        new GuardianMain(Path.of(arguments[0])).guard();
    }

    private void guard() throws IOException, InterruptedException {
        try {
            watch();
        } finally {
            // Its experiment may have been killed when it had removed the one and not the other.
            if (Files.notExists(journal)) {
                Files.deleteIfExists(Guardian.log(journal));
            }
        }
    }

    private void watch() throws IOException, InterruptedException {
        Expiry.watch(journal, this::say);
        say(Guardian.WATCHING);
        long deadline = 0;
        Duration pause = Duration.ofSeconds(1);
        for (Optional<Claim> claim = Claim.await(journal); claim.isPresent(); claim = Claim.await(journal)) {
            Swept swept;
            try (Claim ours = claim.get()) {
                swept = new Leftover(ours).takeBack();
            }
            if (swept.rest() == Swept.Rest.NONE) {
                return;
            }
            swept.notes().forEach(this::say);
            swept.findings().forEach(finding -> say(finding.message()));
            long now = System.nanoTime();
            deadline = deadline == 0 ? now + KEEP_TRYING.toNanos() : deadline;
            if (now - deadline > 0) {
                return;
            }
            // Others may try meanwhile.
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void say(String words) {
        try {
            Files.writeString(Guardian.log(journal), words + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Nobody to tell; what matters is done all the same.
        }
    }
}
