package org.chaosjunit.aws.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chaosjunit.aws.AwsPlace;

/** An implementation of AWS while a test uses it. */
final class Endpoint implements AutoCloseable {
    private final AwsPlace place;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final List<Cleanup> cleanups = new ArrayList<>();

    /** Removes or ends something. */
    interface Cleanup {
        void run() throws IOException;
    }

    Endpoint(AwsPlace place, Cleanup... cleanups) {
        this.place = place;
        this.cleanups.addAll(List.of(cleanups));
    }

    AwsPlace place() {
        return place;
    }

    /** Returns a name that nobody else uses there. */
    String name(String base) {
        return base + "-" + suffix;
    }

    /** Removes what a test has made there. */
    void atTheEnd(Cleanup cleanup) {
        cleanups.add(cleanup);
    }

    /** Does all the cleaning, the last first, whatever of it fails. */
    @Override
    public void close() throws IOException {
        if (!cleanups.isEmpty()) {
            try {
                cleanups.remove(cleanups.size() - 1).run();
            } finally {
                close();
            }
        }
    }
}
