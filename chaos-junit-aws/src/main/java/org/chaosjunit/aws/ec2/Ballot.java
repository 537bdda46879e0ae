package org.chaosjunit.aws.ec2;

import java.util.List;
import java.util.SplittableRandom;

/** The draws of one fault; the same seed draws the same. */
final class Ballot {
    private final long seed;
    private final double first;
    private final SplittableRandom random;

    Ballot(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        // Drawn first of all, so that it does not depend on how many there were to choose from.
        this.first = random.nextDouble();
    }

    /** Tells whether anything is terminated at all; always for a probability of 1. */
    boolean isWon(double probability) {
        return first < probability;
    }

    /** Draws one of several, each with the same chance. */
    <T> T draw(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    long seed() {
        return seed;
    }

    double first() {
        return first;
    }
}
