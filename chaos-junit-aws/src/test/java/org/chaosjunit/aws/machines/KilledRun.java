package org.chaosjunit.aws.machines;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.AwsPlace;

/** The main class of a machine that does several experiments at once, each in a place of its own. */
final class KilledRun {
    private KilledRun() {}

    /** Takes for each its subject, region and endpoint, and says what came of those that ended. */
    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 3) {
            Subject subject = Subjects.named(arguments[i]);
            AwsPlace place = Run.place(arguments[i + 1], URI.create(arguments[i + 2]));
            Path directory = Path.of("run-" + i).toAbsolutePath();
            Thread thread = new Thread(
                    () -> System.out.println(over(place) + CallTrial.words(Run.of(subject, place, directory))));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static String over(AwsPlace place) {
        return "over in " + place.region() + ": ";
    }
}
