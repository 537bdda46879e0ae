package org.chaosjunit.aws.settings;

import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.revert.Sweep;
import org.chaosjunit.revert.Swept;

/** The main class of yet another JVM: takes back what is left behind, as {@code revert} on the command line does. */
final class RevertingRun {
    private RevertingRun() {}

    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) {
        List<Swept> all = Sweep.of(Path.of(arguments[0]));
        all.stream().flatMap(swept -> swept.notes().stream()).forEach(System.out::println);
        all.stream().flatMap(swept -> swept.findings().stream()).forEach(System.out::println);
        System.exit(all.stream().allMatch(swept -> swept.findings().isEmpty()) ? 0 : 1);
    }
}
