package org.chaosjunit.judge;

/**
 * The chance that independent samples ever speak against a share as much as a critical value, though it is the true one.
 *
 * <p>Looked at after each sample, from the first on; so with fewer looks the chance is smaller.
 */
final class Crossing {
    /** Numbers of events farther above their mean than so many standard deviations are left out: they have a chance below 1e-14. */
    private static final double REACH = 8;

    private Crossing() {}

    /**
     * Returns the chance that among the first 1, 2, ... or {@code n} samples so few have an event of chance
     * {@code chance} that the evidence reaches {@code critical}: exactly, by dynamic programming over the number of events.
     */
    static double within(int n, double chance, double critical) {
        double[] alive = new double[n + 2];
        alive[0] = 1;
        double crossed = 0;
        int fewest = 0;
        for (int k = 1; k <= n; k++) {
            for (int events = most(k, chance); events > fewest; events--) {
                alive[events] = alive[events] * (1 - chance) + alive[events - 1] * chance;
            }
            alive[fewest] *= 1 - chance;
            while (fewest < k * chance && Evidence.of((double) fewest / k, chance, k) >= critical) {
                crossed += alive[fewest];
                alive[fewest++] = 0;
            }
        }
        return crossed;
    }

    /**
     * Returns an upper bound of the chance that the evidence reaches {@code critical} after more than {@code from}
     * samples, up to {@code to}.
     *
     * <p>In a stretch from m to (1 + e) m samples it is at most exp(-critical / (1 + e)), because the likelihood ratio of the right fixed
     * alternative is a martingale (Ville's inequality; Garivier and Cappé 2011). Their number is chosen to make the
     * sum about as small as it can be.
     */
    static double beyond(long from, long to, double critical) {
        if (to <= from) {
            return 0;
        }
        double span = Math.log((double) to / from);
        double stretches = Math.max(1, Math.round(critical * span));
        return Math.min(1, stretches * Math.exp(-critical * Math.exp(-span / stretches)));
    }

    /** Returns how many numbers {@link #within} would compute, about. */
    static double cost(double n, double chance) {
        return n * (REACH + (REACH + 3) * Math.sqrt(n * chance * (1 - chance)));
    }

    private static int most(int k, double chance) {
        double mean = k * chance;
        return (int) Math.min(k, Math.ceil(mean + REACH * (1 + Math.sqrt(mean * (1 - chance)))));
    }
}
