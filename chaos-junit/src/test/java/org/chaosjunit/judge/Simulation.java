package org.chaosjunit.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Tolerance;

/**
 * Windows of 300 s, judged by a real judge again and again until it has decided.
 *
 * @param judge who decides
 * @param tolerance what must be; the range is that of the share
 * @param samples how many come in the window, evenly
 * @param atLeast seconds before a tolerance is met
 * @param every after how many samples the judge looks again
 */
record Simulation(Judge judge, Tolerance tolerance, int samples, int atLeast, int every) {
    static final int SECONDS = 300;
    /** Of 10 s each. */
    private static final int BLOCKS = 30;

    private static final Block FILLING = new Block(0, 0, Double.NaN);

    Findings run(Truth truth, int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Verdict> verdicts = new ArrayList<>(runs);
        for (int i = 0; i < runs; i++) {
            verdicts.add(judge(truth.draw(random, samples)));
        }
        return Findings.of(verdicts);
    }

    private Verdict judge(boolean[] good) {
        int perBlock = samples / BLOCKS;
        // The last block is still filling, and no judge looks into it: that it is empty saves half of the time.
        List<Block> blocks = List.of(FILLING);
        int within = 0;
        int before = 0;
        for (int count = 1; count <= samples; count++) {
            within += good[count - 1] ? 1 : 0;
            if (count % every == 0) {
                Outcome outcome = look(count, within, blocks);
                if (outcome == Outcome.MET || outcome == Outcome.BROKEN) {
                    return new Verdict(outcome, seconds(count), whole(good));
                }
            }
            if (count % perBlock == 0) {
                List<Block> more = new ArrayList<>(blocks.subList(0, blocks.size() - 1));
                more.add(new Block(perBlock, within - before, Double.NaN));
                more.add(FILLING);
                blocks = List.copyOf(more);
                before = within;
            }
        }
        return new Verdict(Outcome.UNDECIDED, SECONDS, whole(good));
    }

    private Outcome look(int count, int within, List<Block> blocks) {
        Duration elapsed = Duration.ofMillis((long) (1000 * seconds(count)));
        Course course = new Course(
                new Share(count, within),
                blocks,
                tolerance.range(),
                elapsed,
                Duration.ofSeconds(atLeast),
                Duration.ofSeconds(SECONDS),
                samples - count);
        return judge.judge(course, tolerance).outcome();
    }

    private double seconds(int count) {
        return (double) SECONDS * count / samples;
    }

    private Outcome whole(boolean[] good) {
        int within = 0;
        for (boolean one : good) {
            within += one ? 1 : 0;
        }
        return tolerance.range().contains(100.0 * within / good.length) ? Outcome.MET : Outcome.BROKEN;
    }

    private record Verdict(Outcome outcome, double seconds, Outcome whole) {
        boolean differs() {
            return outcome != Outcome.UNDECIDED && outcome != whole;
        }
    }

    /**
     * What became of the runs; all shares in percent.
     *
     * @param seconds after how many seconds they were decided, soonest first
     * @param differs how many were decided otherwise than by the point estimate of the whole window
     * @param met how many met the tolerance
     * @param broken how many broke it
     */
    record Findings(List<Double> seconds, double differs, double met, double broken) {
        private static Findings of(List<Verdict> all) {
            return new Findings(
                    all.stream().map(Verdict::seconds).sorted().toList(),
                    percent(all, Verdict::differs),
                    percent(all, one -> one.outcome == Outcome.MET),
                    percent(all, one -> one.outcome == Outcome.BROKEN));
        }

        double median() {
            return seconds.get(seconds.size() / 2);
        }

        /** Returns after how many seconds 95 % were decided. */
        double late() {
            return seconds.get((int) (seconds.size() * 0.95));
        }

        /** Returns how many were decided by then. */
        double by(double second) {
            return percent(seconds, one -> one <= second);
        }

        private static <T> double percent(List<T> all, Predicate<T> which) {
            return 100.0 * all.stream().filter(which).count() / all.size();
        }
    }
}
