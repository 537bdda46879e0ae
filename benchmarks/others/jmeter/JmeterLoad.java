import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.throughputTimer;

import java.time.Duration;
import us.abstracta.jmeter.javadsl.core.stats.TimeMetricSummary;

/** So many requests a second by JMeter's closed model: fifty threads, each of which waits for its answer, and a timer. */
public final class JmeterLoad {
    private static final int THREADS = 50;

    private JmeterLoad() {}

    public static void main(String[] arguments) throws Exception {
        double perMinute = 60 * Double.parseDouble(arguments[1]);
        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[2]));
        TimeMetricSummary times = testPlan(
                        threadGroup(THREADS, duration, throughputTimer(perMinute), httpSampler(arguments[0])))
                .run()
                .overall()
                .sampleTime();
        System.out.printf("p95 %d p99 %d%n", times.perc95().toMillis(), times.perc99().toMillis());
        System.exit(0);
    }
}
