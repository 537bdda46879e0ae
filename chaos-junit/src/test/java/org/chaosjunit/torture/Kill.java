package org.chaosjunit.torture;

import java.util.List;
import java.util.Random;

/**
 * How one victim dies, and what comes after it; all of it follows from the seed.
 *
 * @param number of the kill, from 1
 * @param faults which it injects
 * @param phase in which it is to die
 * @param micros how long after the beginning of that phase
 * @param means by what
 * @param gapMillis between the first signal and the second, if there is one
 * @param guardian what becomes of its guardian
 * @param guardianMillis how long after the victim the guardian dies, if it does then
 * @param next what is run next
 */
record Kill(
        int number,
        List<String> faults,
        Phase phase,
        int micros,
        Means means,
        int gapMillis,
        Guardian guardian,
        int guardianMillis,
        Next next) {
    static Kill draw(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        // The first draws of similar seeds are alike.
        random.nextLong();
        Phase phase = one(random, Phase.values());
        Means means = one(random, Means.values());
        Guardian guardian = random.nextInt(3) > 0 ? Guardian.LIVES : one(random, Guardian.values());
        Next next = one(random, Next.values());
        return new Kill(
                number,
                faults(random),
                phase,
                random.nextInt(phase.millis() * 1000),
                means,
                random.nextInt(50),
                guardian,
                random.nextInt(700),
                guardian != Guardian.LIVES && next == Next.NOTHING ? Next.AGAIN : next);
    }

    // At least a slow one: the others do not tell where they are.
    private static List<String> faults(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> List.of("slow-files");
            case 1 -> List.of("slow-resource");
            case 2 -> List.of("slow-absent-resource", "files");
            case 3 -> List.of("slow-process", "slow-disk");
            case 4 -> List.of("slow-file", "slow-new-file");
            case 5 -> List.of("slow-property", "resource");
            case 6 -> List.of("slow-new-file", "file", "property", "disk");
            case 7 -> List.of("slow-property", "slow-file");
            case 8 -> List.of("process", "slow-resource", "absent-resource");
            default -> List.of("slow-files", "slow-resource", "slow-disk", "process");
        };
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Tells whether the JVM has no chance to do anything about it. */
    boolean isSudden() {
        return means == Means.KILL || means == Means.HALT || means == Means.TERM_THEN_KILL;
    }

    /** How to end a JVM. */
    enum Means {
        /** {@code SIGKILL}. */
        KILL("KILL"),
        /** {@code SIGTERM}. */
        TERM("TERM"),
        /** {@code SIGINT}. */
        INT("INT"),
        /** {@code SIGHUP}. */
        HUP("HUP"),
        /** It halts itself. */
        HALT,
        /** {@code SIGTERM} twice. */
        TERM_TWICE("TERM", "TERM"),
        /** {@code SIGINT} twice, to the whole process group, as a terminal does. */
        INT_TWICE("INT", "INT"),
        /** {@code SIGTERM}, and {@code SIGKILL} to those who do not hurry. */
        TERM_THEN_KILL("TERM", "KILL");

        private final String signals;

        Means(String... signals) {
            this.signals = String.join(" ", signals);
        }

        List<String> signals() {
            return List.of(signals.split(" "));
        }
    }

    /** What becomes of a guardian. */
    enum Guardian {
        /** Nothing. */
        LIVES,
        /** It is killed before its experiment. */
        DIES_FIRST,
        /** It is killed after its experiment, perhaps in the middle of taking back. */
        DIES_LATER
    }

    /** What a user does next. */
    enum Next {
        /** Nothing at all: the guardian alone has to do it. */
        NOTHING,
        /** Runs the same experiment again. */
        AGAIN,
        /** Takes back what is left. */
        REVERT,
        /** Runs the same experiment again, which is killed as well; nothing is looked at in between. */
        ANOTHER_KILL
    }
}
