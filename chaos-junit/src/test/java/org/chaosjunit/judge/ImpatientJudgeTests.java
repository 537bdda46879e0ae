package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.junit.jupiter.api.Test;

class ImpatientJudgeTests {
    private static final Range NINETY = Range.parse(">= 90%");
    private static final Tolerance TOLERANCE = Windows.tolerance(">= 90%", OnUndecided.INCONCLUSIVE);

    private static Outcome outcome(Course course) {
        return new ImpatientJudge().judge(course, TOLERANCE).outcome();
    }

    @Test
    void doesNotWaitUntilNoSampleCouldSaveIt() {
        Course halfGood = Windows.ofAnswers(20, NINETY, 500, 10, 11, 10, 9, 10);
        assertThat(new SequentialJudge().judge(halfGood, TOLERANCE).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(halfGood)).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void waitsForFourCompleteBlocks() {
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 520, 10, 11, 10, 9))).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void isPatientWithAFailOver() {
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 500, 0, 20, 20, 20, 20)))
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 500, 0, 5, 20, 20, 20)))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void doesNotWaitForAMeanEither() {
        List<Block> blocks = Arrays.stream(new double[] {690, 710, 690, 710, 690, 710, 0})
                .mapToObj(mean -> new Block(10, 0, mean))
                .toList();
        Course course = Windows.of(MadeUp.statistic(700, 60, 0), blocks, null, 60);
        Tolerance tolerance = Windows.tolerance("<= 500ms", OnUndecided.INCONCLUSIVE);
        assertThat(new SequentialJudge().judge(course, tolerance).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(new ImpatientJudge().judge(course, tolerance).outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void otherwiseDecidesAsTheSequentialJudge() {
        int[] good = new int[14];
        Arrays.fill(good, 20);
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 320, good))).isEqualTo(Outcome.MET);
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 0, good))).isEqualTo(Outcome.MET);
        Arrays.fill(good, 18);
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 0, good))).isEqualTo(Outcome.UNDECIDED);
        Arrays.fill(good, 17);
        assertThat(outcome(Windows.ofAnswers(20, NINETY, 0, good))).isEqualTo(Outcome.BROKEN);
    }
}
