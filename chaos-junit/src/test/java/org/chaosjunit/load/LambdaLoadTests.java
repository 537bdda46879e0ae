package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LambdaLoadTests {
    private static final String DATA = "classpath:org/chaosjunit/load/orders.csv";

    private static final Queue<Object> EVENTS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> REQUEST_IDS = new ConcurrentLinkedQueue<>();
    private static final Queue<Integer> REMAINING = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger INSTANCES = new AtomicInteger();
    private static final AtomicBoolean SHARED = new AtomicBoolean();
    private static final Set<Object> BUSY = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger STALLED = new AtomicInteger();
    private static volatile CountDownLatch release = new CountDownLatch(0);

    private final CollectedSamples samples = new CollectedSamples();

    /** What the handlers below take. */
    public record Order(String item, int n) {}

    /** Remembers what it was given. */
    public static class Checkout implements RequestHandler<Order, Map<String, Object>> {
        /** Counts itself. */
        public Checkout() {
            INSTANCES.incrementAndGet();
        }

        @Override
        public Map<String, Object> handleRequest(Order order, Context context) {
            EVENTS.add(order);
            REQUEST_IDS.add(context.getAwsRequestId());
            REMAINING.add(context.getRemainingTimeInMillis());
            context.getLogger().log("dropped");
            assertThat(context.getFunctionName()).isEqualTo("Checkout");
            assertThat(context.getTenantId()).isNull();
            return Map.of("statusCode", order.n() < 3 ? 200 : 500);
        }
    }

    /** Never serves two events at a time. */
    public static final class Slow implements RequestHandler<Map<String, String>, String> {
        /** Counts itself. */
        public Slow() {
            INSTANCES.incrementAndGet();
        }

        @Override
        public String handleRequest(Map<String, String> event, Context context) {
            if (!BUSY.add(this)) {
                SHARED.set(true);
            }
            STALLED.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            } finally {
                BUSY.remove(this);
            }
            return "done";
        }
    }

    /** Reads and writes streams. */
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            EVENTS.add(event);
            output.write(event.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Throws. */
    public static final class Broken implements RequestHandler<Object, Object> {
        @Override
        public Object handleRequest(Object event, Context context) {
            throw new IllegalStateException("no stock");
        }
    }

    /** Cannot be made. */
    public static final class NeedsMore implements RequestHandler<Object, Object> {
        /** Needs a name. */
        public NeedsMore(String name) {}

        @Override
        public Object handleRequest(Object event, Context context) {
            return event;
        }
    }

    /** No handler at all. */
    public static final class Plain {}

    @BeforeEach
    void forget() {
        EVENTS.clear();
        REQUEST_IDS.clear();
        REMAINING.clear();
        INSTANCES.set(0);
        SHARED.set(false);
        STALLED.set(0);
        release = new CountDownLatch(0);
    }

    private void drive(Class<?> annotated, int arrivals) {
        Drive drive = start(annotated, Duration.ofSeconds(20));
        try {
            await().until(() -> samples.all().size() >= arrivals);
        } finally {
            drive.stop();
        }
    }

    private Drive start(Class<?> annotated, Duration timeout) {
        return new CallDriver()
                .start(
                        new LoadPlan<>(
                                "calls",
                                Annotated.readCall(annotated).seeded(5),
                                new ConstantRate(50),
                                Duration.ZERO,
                                timeout),
                        System.nanoTime(),
                        samples);
    }

    @CallLoad(handler = Checkout.class, event = "{\"item\": \"#{item}\", \"n\": #{n}}", data = DATA, rate = 50)
    private static final class Ordering {}

    @Test
    void aHandlerGetsItsEventAsItsOwnTypeAndAContext() {
        drive(Ordering.class, 5);
        assertThat(EVENTS)
                .contains(
                        new Order("tea", 0), new Order("coffee", 1), new Order("milk & honey", 2), new Order("tea", 3));
        assertThat(Set.copyOf(REQUEST_IDS)).hasSameSizeAs(REQUEST_IDS);
        assertThat(REMAINING).allMatch(millis -> millis > 0 && millis <= 20_000);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(Annotated.readCall(Ordering.class).description()).isEqualTo("Checkout as Lambda");
    }

    @CallLoad(
            handler = Checkout.class,
            event = "{\"item\": \"tea\", \"n\": #{n}}",
            expectJson = "$.statusCode == 200",
            rate = 50)
    private static final class Expecting {}

    @Test
    void whatItReturnsMayBeChecked() {
        drive(Expecting.class, 8);
        assertThat(samples.successes()).isEqualTo(3);
        assertThat(samples.troubles()).containsExactly("$.statusCode was 500, expected 200");
    }

    @CallLoad(handler = Slow.class, rate = 50)
    private static final class Slowly {}

    @Test
    void anInstanceServesOneEventAtATimeAndIsUsedAgain() {
        release = new CountDownLatch(1);
        Drive drive = start(Slowly.class, Duration.ofSeconds(20));
        try {
            await().until(() -> STALLED.get() >= 10);
            int instances = INSTANCES.get();
            assertThat(instances).isGreaterThanOrEqualTo(10);
            release.countDown();
            await().until(() -> samples.all().size() >= instances + 20);
            // Those that were made for the stall are warm now; at most what came just then needed another.
            assertThat(INSTANCES.get()).isLessThan(instances + 20);
        } finally {
            drive.stop();
        }
        assertThat(SHARED).isFalse();
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
    }

    @CallLoad(
            handler = Echo.class,
            event = "classpath:org/chaosjunit/load/event.json",
            expectJson = "$.n >= 0",
            rate = 50)
    private static final class Streaming {}

    @Test
    void aHandlerOfStreamsGetsTheEventFromAFile() {
        drive(Streaming.class, 3);
        assertThat(EVENTS).contains("{\"n\": 0}\n", "{\"n\": 1}\n");
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
    }

    @CallLoad(handler = Broken.class, rate = 50)
    private static final class Breaking {}

    @Test
    void whatItThrowsIsAFailureThatSaysWhy() {
        drive(Breaking.class, 3);
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).containsExactly("IllegalStateException: no stock");
    }

    private static void assertInvalid(Class<?> annotated, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> Annotated.readCall(annotated))
                .withMessage(message);
    }

    @CallLoad(handler = Plain.class, rate = 1)
    private static final class NoHandler {}

    @Test
    void aClassThatIsNoHandlerIsRefused() {
        assertInvalid(
                NoHandler.class,
                "requires `handler` to implement RequestHandler or RequestStreamHandler of aws-lambda-java-core, but found "
                        + Plain.class.getName()
                        + ", which does neither. Call other code from a method of the test, and name that by `value`.");
    }

    @CallLoad(handler = NeedsMore.class, rate = 1)
    private static final class NoConstructor {}

    @Test
    void aHandlerThatLambdaCouldNotMakeIsRefused() {
        assertInvalid(
                NoConstructor.class,
                "requires `handler` to be a public class with a public constructor without parameters, as Lambda requires, "
                        + "but found " + NeedsMore.class.getName()
                        + ", which has no such constructor. Make it so; an inner class must be static.");
    }

    @CallLoad(handler = Checkout.class, event = "{\"n\": \"many\"}", rate = 1)
    private static final class WrongEvent {}

    @Test
    void anEventThatDoesNotFitIsRefused() {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> Annotated.readCall(WrongEvent.class))
                .withMessageStartingWith("requires `event` to be JSON for " + Order.class.getName()
                        + ", but found {\"n\": \"many\"}. It says: ");
    }

    @CallLoad(rate = 1)
    private static final class Neither {}

    @CallLoad(value = "a", handler = Checkout.class, rate = 1)
    private static final class Both {}

    @CallLoad(value = "a", event = "{}", rate = 1)
    private static final class EventOfMethod {}

    @Test
    void eitherAMethodOrAHandlerIsNamed() {
        String remedy = ". Write the name of a method, or `handler = MyHandler.class`.";
        assertInvalid(Neither.class, "requires `value` to stand alone or `handler` to, but found neither" + remedy);
        assertInvalid(
                Both.class,
                "requires `value` to stand alone or `handler` to, but found both \"a\" and " + Checkout.class.getName()
                        + remedy);
        assertInvalid(
                EventOfMethod.class,
                "requires `event` to be left out without `handler`, but found \"{}\". Nothing would make use of it.");
    }
}
