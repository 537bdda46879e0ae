package org.chaosjunit.load;

/** How the arrivals of a load are spread at a given rate. */
public enum Arrivals {
    /** At equal distances: the least noise, for a verdict from few samples. */
    EVEN,
    /**
     * At random, none knowing of any other, as those of many independent users: sometimes several at once, sometimes none
     * for a while. Which ones, the seed of the experiment decides.
     */
    POISSON
}
