package org.chaosjunit.judge;

/** How much samples speak against a share. */
final class Evidence {
    private Evidence() {}

    /**
     * Returns the logarithm of how much better {@code share} explains {@code n} samples than {@code limit} does: {@code n} times the
     * Kullback-Leibler divergence of two Bernoulli distributions.
     *
     * @param share which part of the samples is within the range, 0 to 1
     * @param limit the share they are held against, above 0 and below 1
     * @param n how many independent samples they are worth
     */
    static double of(double share, double limit, double n) {
        return n * (term(share, limit) + term(1 - share, 1 - limit));
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
