package org.chaosjunit.engine;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.Sweep;
import org.chaosjunit.revert.Swept;

/** Clears up what earlier runs have left behind, before anything new is started, and says so. */
final class Leftovers {
    // What can only be cleared up elsewhere is found again by each experiment; to say it once is enough.
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final Consumer<String> teller;

    Leftovers(Path directory, Consumer<String> teller) {
        this.directory = directory;
        this.teller = teller;
    }

    void clearUp() throws CalledOff {
        try {
            for (Swept swept : Sweep.of(directory)) {
                swept.notes().forEach(this::tell);
                if (swept.rest() == Swept.Rest.HERE) {
                    throw new CalledOff(notStarted(swept.findings().get(0)));
                }
                swept.findings().forEach(finding -> tell(finding.title() + ": " + finding.message()));
            }
        } catch (UncheckedIOException e) {
            String message = "Not started: " + e.getMessage() + ". Nothing was changed.";
            throw new CalledOff(new Finding(Reason.NOT_RECORDED, message, e));
        }
    }

    private void tell(String message) {
        if (TOLD.add(message)) {
            teller.accept(message);
        }
    }

    private static Finding notStarted(Finding left) {
        String message = "Not started, for a fault of an earlier run may still be in place. " + left.message();
        return new Finding(left.reason(), message, left.cause());
    }
}
