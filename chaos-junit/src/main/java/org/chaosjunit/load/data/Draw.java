package org.chaosjunit.load.data;

import java.util.List;
import java.util.UUID;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;

/**
 * What decides the values of one arrival: the same arrival of the same seed always gets the same.
 *
 * @param number number of the arrival
 * @param seed of the load
 * @param row its row of the data; empty without data
 */
public record Draw(long number, long seed, List<String> row) {
    private static final long ROW = 0x524f57;

    /** Returns what an arrival gets. */
    public static Draw of(long number, long seed, DataSet data) {
        if (data.isEmpty()) {
            return new Draw(number, seed, List.of());
        }
        long choice = data.order() == DataOrder.CIRCULAR ? number : bits(number, seed, ROW) >>> 1;
        return new Draw(
                number, seed, data.rows().get((int) (choice % data.rows().size())));
    }

    /** Returns its UUID, of version 4. */
    public String uuid() {
        long version = (bits(1) & ~0xf000L) | 0x4000L;
        long variant = (bits(2) & ~(3L << 62)) | (1L << 63);
        return new UUID(version, variant).toString();
    }

    /** Returns random bits, the same for the same purpose. */
    long bits(long purpose) {
        return bits(number, seed, purpose);
    }

    private static long bits(long number, long seed, long purpose) {
        return mixed(mixed(mixed(seed) + number) + purpose);
    }

    /** Spreads each bit over all, as SplitMix64 by Steele, Lea and Flood does (OOPSLA 2014). */
    private static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
