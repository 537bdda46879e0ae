package org.chaosjunit.aws.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chaosjunit.aws.AwsPlace;

/** An implementation of AWS while a test uses it. */
final class Endpoint implements AutoCloseable {
    private final AwsPlace place;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final List<AutoCloseable> open = new ArrayList<>();

    Endpoint(AwsPlace place, AutoCloseable... open) {
        this.place = place;
        this.open.addAll(List.of(open));
    }

    AwsPlace place() {
        return place;
    }

    /** Returns a name that nobody else uses there. */
    String name(String base) {
        return base + "-" + suffix;
    }

    /** Removes what a test has made there. */
    void atTheEnd(AutoCloseable cleanup) {
        open.add(cleanup);
    }

    @Override
    public void close() throws Exception {
        Exception first = null;
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
