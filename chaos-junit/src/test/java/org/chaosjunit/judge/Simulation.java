package org.chaosjunit.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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

    Findings run(Truth truth, int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Verdict[] verdicts = new Verdict[runs];
        for (int i = 0; i < runs; i++) {
            verdicts[i] = judge(truth.draw(random, samples));
        }
        return Findings.of(verdicts);
    }

    private Verdict judge(boolean[] good) {
        int perBlock = samples / BLOCKS;
        List<Block> blocks = new ArrayList<>(BLOCKS);
        int within = 0;
        int inBlock = 0;
        for (int count = 1; count <= samples; count++) {
            within += good[count - 1] ? 1 : 0;
            inBlock += good[count - 1] ? 1 : 0;
            int filled = (count - 1) % perBlock + 1;
            Block last = new Block(filled, inBlock, Double.NaN);
            if (filled == 1) {
                blocks.add(last);
            } else {
                blocks.set(blocks.size() - 1, last);
            }
            if (filled == perBlock) {
                inBlock = 0;
            }
            if (count % every != 0) {
                continue;
            }
            Outcome outcome = look(count, within, blocks);
            if (outcome == Outcome.MET || outcome == Outcome.BROKEN) {
                return new Verdict(outcome, seconds(count), whole(good));
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
     * @param median after how many seconds half of them were decided
     * @param late after how many seconds 95 % of them were decided
     * @param differs how many were decided otherwise than by the point estimate of the whole window
     * @param met how many met the tolerance
     * @param broken how many broke it
     */
    record Findings(double median, double late, double differs, double met, double broken) {
        private static Findings of(Verdict[] all) {
            double[] seconds =
                    Arrays.stream(all).mapToDouble(Verdict::seconds).sorted().toArray();
            return new Findings(
                    seconds[all.length / 2],
                    seconds[(int) (all.length * 0.95)],
                    percent(Arrays.stream(all).filter(Verdict::differs).count(), all),
                    percent(
                            Arrays.stream(all)
                                    .filter(one -> one.outcome == Outcome.MET)
                                    .count(),
                            all),
                    percent(
                            Arrays.stream(all)
                                    .filter(one -> one.outcome == Outcome.BROKEN)
                                    .count(),
                            all));
        }

        private static double percent(long count, Verdict[] all) {
            return 100.0 * count / all.length;
        }
    }
}
