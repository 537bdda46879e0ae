package org.chaosjunit.samples.metrics;

/** Knows what things cost, and may be down. */
class PriceService {
    int priceOf(int pieces) {
        return pieces * 90;
    }
}
