package org.chaosjunit.judge;

import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;

/**
 * The complete blocks of a window: they show how much its samples depend on each other.
 *
 * @param complete those that hold samples and are not still filling, oldest first
 * @param inflation how many samples say as much as one that depends on no other: the variance between the blocks over
 *     the variance that independent samples would have, but at least 1, and 1 where nothing is known of it
 */
record Blocks(List<Block> complete, double inflation) {
    /** Fewer say nothing about a variance. */
    private static final int ENOUGH = 4;

    static Blocks of(Course course) {
        return of(course.blocks(), course.isOver());
    }

    static Blocks of(List<Block> all, boolean isOver) {
        List<Block> complete = new ArrayList<>(all.size());
        int last = isOver ? all.size() : all.size() - 1;
        for (int i = 0; i < last; i++) {
            if (all.get(i).count() > 0) {
                complete.add(all.get(i));
            }
        }
        return new Blocks(complete, inflation(complete));
    }

    /** Tells whether they are enough to know how much samples depend on each other. */
    boolean showDependence() {
        return complete.size() >= ENOUGH;
    }

    private static double inflation(List<Block> blocks) {
        if (blocks.size() < ENOUGH) {
            return 1;
        }
        double count = 0;
        double within = 0;
        for (Block block : blocks) {
            count += block.count();
            within += block.within();
        }
        double share = within / count;
        double scatter = 0;
        for (Block block : blocks) {
            double deviation = block.within() - share * block.count();
            scatter += deviation * deviation / block.count();
        }
        double independent = share * (1 - share);
        double variance = scatter / (blocks.size() - 1);
        return independent > 0 ? Math.max(1, variance / independent) : 1;
    }
}
