package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.result.Series;
import org.chaosjunit.result.Series.Point;
import org.junit.jupiter.api.Test;

class SparkTests {
    @Test
    void drawsALineFromLeastToMostAndLeavesGaps() {
        Spark spark = Spark.of(
                new Series(
                        "load.p95",
                        "ms",
                        List.of(new Point(0, 10), new Point(1, 30), new Point(2, 20), new Point(8, 10))),
                10);

        assertThat(spark)
                .isEqualTo(
                        new Spark("load.p95", "M0.00 20.00h0L10.00 0.00L20.00 10.00M80.00 20.00h0", "10 ms", "30 ms"));
    }

    @Test
    void drawsWhatNeverChangesInTheMiddle() {
        Spark spark = Spark.of(new Series("load.rate", "/s", List.of(new Point(0, 50), new Point(1, 50))), 2);

        assertThat(spark).isEqualTo(new Spark("load.rate", "M0.00 10.00h0L50.00 10.00", "50/s", "50/s"));
    }

    @Test
    void keepsWhatStandsOutOfManyPoints() {
        List<Point> points = IntStream.range(0, 3600)
                .mapToObj(second -> new Point(second, second == 1801 ? 99 : 5))
                .toList();

        Spark spark = Spark.of(new Series("queue", "", points), 3600);

        assertThat(spark.path()).contains("L50.03 0.00");
        assertThat(spark.path().split("L")).hasSizeLessThan(700);
        assertThat(spark.high()).isEqualTo("99");
    }
}
