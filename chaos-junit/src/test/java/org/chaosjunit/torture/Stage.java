package org.chaosjunit.torture;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a victim announces its phases, so that whoever kills it knows when; in other processes it does nothing. */
final class Stage {
    private static final int SHORT_MICROS = 10_000;
    private static final int LONG_MICROS = 100_000;

    private static volatile @Nullable Stage current;

    private final String haltAt;
    private final long haltAfterMicros;
    private Phase phase = Phase.START;

    private Stage(String haltAt, long haltAfterMicros) {
        this.haltAt = haltAt;
        this.haltAfterMicros = haltAfterMicros;
    }

    /** Opens the stage; {@code halt} is empty, or a phase and microseconds: {@code FAULT:1500}. */
    static void open(String halt) {
        String[] parts = halt.split(":", -1);
        current = new Stage(parts[0], halt.isEmpty() ? 0 : Long.parseLong(parts[1]));
        at(Phase.START);
    }

    static void at(Phase phase) {
        Stage stage = current;
        if (stage != null) {
            stage.announce(phase);
        }
    }

    /** Announces the phase in which the metric was asked. */
    static void atMetric() {
        Stage stage = current;
        if (stage != null) {
            stage.announce(stage.phaseOfMetric());
        }
    }

    /** Makes a narrow moment a bit wider. */
    static void pause() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(random.nextInt(4) == 0 ? LONG_MICROS : SHORT_MICROS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Phase phaseOfMetric() {
        return switch (phase) {
            case START, OPENED, STEADY -> Phase.STEADY;
            case CHANGED, FAULT -> Phase.FAULT;
            case REVERTED, RECOVERY -> Phase.RECOVERY;
            default -> phase;
        };
    }

    private synchronized void announce(Phase next) {
        boolean isNew = next != phase || next == Phase.START;
        phase = next;
        if (isNew) {
            System.out.println("@" + next);
        }
        if (isNew && next.name().equals(haltAt)) {
            haltLater();
        }
    }

    private void haltLater() {
        if (haltAfterMicros == 0) {
            Runtime.getRuntime().halt(7);
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        TimeUnit.MICROSECONDS.sleep(haltAfterMicros);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(7);
                },
                "halt");
        thread.setDaemon(true);
        thread.start();
    }
}
