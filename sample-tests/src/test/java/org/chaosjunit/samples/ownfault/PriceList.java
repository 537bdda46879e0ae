package org.chaosjunit.samples.ownfault;

import java.util.Map;

/** What coffee costs, in cents. */
final class PriceList {
    private static final Map<String, Integer> CENTS = Map.of("espresso", 240, "filter coffee", 310);

    int price(String item) {
        return CENTS.getOrDefault(item, 0);
    }
}
