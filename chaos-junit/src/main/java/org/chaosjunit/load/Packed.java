package org.chaosjunit.load;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Numbers whose order does not matter, in one to three bytes each, equal ones in about two bytes together.
 *
 * <p>They are sorted; each stands as its distance from the one before it, in groups of seven bits, the lowest group first.
 * The lowest bit says whether the number occurs several times, and then how often follows.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copies are what it saves.
record Packed(byte[] bytes) {
    static final Packed NOTHING = new Packed(new byte[0]);

    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;

    /** Packs numbers that are not negative. */
    static Packed of(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sorted.length * 2);
        long before = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i + 1;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            boolean isSingle = end == i + 1;
            write((sorted[i] - before) << 1 | (isSingle ? 0 : 1), bytes);
            if (!isSingle) {
                write(end - i, bytes);
            }
            before = sorted[i];
            i = end;
        }
        return new Packed(bytes.toByteArray());
    }

    private static void write(long number, ByteArrayOutputStream bytes) {
        long left = number;
        while (left >= MORE) {
            bytes.write((int) (left & (MORE - 1)) | MORE);
            left >>>= GROUP_BITS;
        }
        bytes.write((int) left);
    }

    /** Visits the numbers, the smallest first. */
    void visit(Visitor visitor) {
        Reader reader = new Reader();
        long number = 0;
        while (reader.at < bytes.length) {
            long next = reader.read();
            number += next >>> 1;
            visitor.visit(number, (next & 1) == 0 ? 1 : (int) reader.read());
        }
    }

    private final class Reader {
        private int at;

        long read() {
            long number = 0;
            int shift = 0;
            while (true) {
                byte group = bytes[at++];
                number |= (long) (group & (MORE - 1)) << shift;
                if (group >= 0) {
                    return number;
                }
                shift += GROUP_BITS;
            }
        }
    }

    /** Is shown numbers. */
    interface Visitor {
        /** A number that occurs that often. */
        void visit(long number, int times);
    }
}
