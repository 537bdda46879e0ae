package org.chaosjunit.samples.load;

/** Knows what coffee costs, in cents: from a cache, and without it too. */
final class Prices {
    int price() {
        try {
            return cached();
        } catch (IllegalStateException noCache) {
            return computed();
        }
    }

    int cached() {
        return 240;
    }

    int computed() {
        return 200 + 40;
    }
}
