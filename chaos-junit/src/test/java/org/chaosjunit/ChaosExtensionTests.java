package org.chaosjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;
import org.chaosjunit.testing.InMemory;
import org.chaosjunit.testing.InjectDarkness;
import org.chaosjunit.testing.Kit;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ChaosExtensionTests {
    @TempDir
    private Path directory;

    @Test
    void injectsWhatStandsOnTheMethodTheClassItsSuperclassAnInterfaceAndInComposedAnnotations() {
        Kit kit = new Kit(directory);

        kit.run(EverywhereTestCase.class, "experiment").assertStatistics(stats -> stats.succeeded(1));

        ExperimentResult result = kit.results().get(0);
        assertThat(result.faults())
                .containsExactly("super", "base", "interface", "class", "own", "composed", "one", "two");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.hypothesis()).isEqualTo("It works in the dark");
        assertThat(result.test()).isEqualTo(EverywhereTestCase.class.getName() + "#experiment");
        assertThat(result.id()).startsWith("ChaosExtensionTests.EverywhereTestCase.experiment-");
        assertThat(InMemory.Reader.last().isOn()).isFalse();
    }

    // Neither hidden by the class's own, nor lost because the composed annotation is not @Inherited: JUnit would find
    // both.
    @InjectDarkness("super")
    @OnBase
    static class Base {}

    @Retention(RetentionPolicy.RUNTIME)
    @InjectDarkness("base")
    @interface OnBase {}

    @InjectDarkness("interface")
    interface Contract {}

    @Retention(RetentionPolicy.RUNTIME)
    @InjectDarkness("composed")
    @interface Composed {}

    @InMemory
    @OnClass
    @InjectDarkness("own")
    static class EverywhereTestCase extends Base implements Contract {
        @ChaosExperiment("It works in the dark")
        @Composed
        @InjectDarkness("one")
        @InjectDarkness("two")
        void experiment() {
            assertThat(InMemory.Reader.last().isOn()).isTrue();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @InjectDarkness("class")
    @interface OnClass {}

    @Test
    void makesAnExperimentOfAPlainTestARepeatedFaultAParameterizedTestAndANestedClass() {
        Kit kit = new Kit(directory);

        kit.run(PlainTestCase.class).assertStatistics(stats -> stats.succeeded(4));

        assertThat(kit.results())
                .extracting(result -> result.faults().toString())
                .containsExactlyInAnyOrder("[dusk]", "[night, fog]", "[night, fog]", "[outer]");
    }

    @InMemory
    static class PlainTestCase {
        @Test
        @InjectDarkness("dusk")
        void plain() {
            assertThat(InMemory.Reader.last().isOn()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @InjectDarkness("night")
        @InjectDarkness("fog")
        void parameterized(int number) {
            assertThat(InMemory.Reader.last().isOn()).isTrue();
        }

        @Nested
        @InjectDarkness("outer")
        class Inside {
            @Test
            void nested() {
                assertThat(InMemory.Reader.last().isOn()).isTrue();
            }
        }
    }

    @Test
    void tellsJUnitWhatEachVerdictMeans() {
        Kit kit = new Kit(directory);

        assertThat(kit.failure(VerdictsTestCase.class, "deviates"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching(
                        "FAIL \\(DEVIATED\\): lamps was 0, expected >= 1, outside in \\d+ of \\d+ samples in"
                                + " .* m?s, certain .* before the end under \"darkness\"\\.");
        assertThat(kit.failure(VerdictsTestCase.class, "asserts"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("lost an order");
        assertThat(kit.failure(VerdictsTestCase.class, "matchesNothing"))
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessage("INCONCLUSIVE (NO_EVIDENCE): \"darkness\" matched 0 connections; connections seen: none.");
        assertThat(kit.failure(VerdictsTestCase.class, "assumes"))
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessage("INCONCLUSIVE (HALTED): The test called itself off: Assumption failed: not today");
        assertThat(kit.failure(VerdictsTestCase.class, "assumesInItsOwnWay"))
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessage("INCONCLUSIVE (HALTED): The test called itself off: not here");
        assertThat(kit.failure(VerdictsTestCase.class, "cannotBeReverted"))
                .isInstanceOf(RevertFailedException.class)
                .hasMessageContaining("REVERT_FAILED: Could not take back \"darkness\" on memory:")
                .hasMessageContaining(": stuck. It may still be in place. By hand: ");
        assertThat(InMemory.Reader.last().isOn()).isTrue();
    }

    @Observe(atLeast = "300ms", atMost = "1s")
    static class VerdictsTestCase {
        @Metric("lamps")
        int lamps() {
            return InMemory.Reader.last().isOn() ? 0 : 1;
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        @SteadyState(metric = "lamps", range = ">= 1", window = "200ms", minSamples = 2)
        void deviates() {}

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void asserts() {
            throw new AssertionError("lost an order");
        }

        @ChaosExperiment
        @InMemory(matched = 0)
        @InjectDarkness
        void matchesNothing() {
            assertThat(InMemory.Reader.last().isOn()).isTrue();
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void assumes() {
            Assumptions.assumeTrue(false, "not today");
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void assumesInItsOwnWay() {
            throw new NotHereException();
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void cannotBeReverted() {
            InMemory.Reader.last().revertThrows("stuck");
        }
    }

    static class NotHereException extends TestAbortedException {
        private static final long serialVersionUID = 1;

        NotHereException() {
            super("not here");
        }
    }

    @Test
    void handsTheBodyItsExperiment() {
        Kit kit = new Kit(directory);

        kit.run(BodyTestCase.class).assertStatistics(stats -> stats.succeeded(1).failed(0));

        assertThat(kit.results().get(0).evidence()).extracting("fault").containsExactly("dusk", "night");
    }

    // The compiler copies the annotation to the bridge `Object get()`.
    static class BodyTestCase implements Supplier<Integer> {
        @Metric("answer")
        @Override
        public Integer get() {
            return 42;
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness("dusk")
        void body(Chaos chaos) {
            var target = InMemory.Reader.last();
            try (var night = chaos.inject(target, new Named("night"))) {
                assertThat(night.evidence()).extracting("fault").containsExactly("night");
                assertThat(chaos.evidence()).hasSize(2);
            }
            assertThat(chaos.metric("answer")).isEqualTo(42);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> chaos.metric("question")))
                    .hasMessage("no metric \"question\"; known: answer");
        }
    }

    @Test
    void revertsThoughTheBodyOutlivesItsTimeout() throws InterruptedException {
        Kit kit = new Kit(directory);

        Throwable failure = kit.failure(DeafTestCase.class, "deaf");

        assertThat(failure).isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(InMemory.Reader.last().isOn()).isFalse();
        DeafTestCase.LEAVE.countDown();
        assertThat(DeafTestCase.LEFT.await(30, TimeUnit.SECONDS)).isTrue();
        await().until(() -> kit.stored().get(0).status() == StoredResult.Status.FINISHED);
        assertThat(kit.results().get(0).findings())
                .extracting(Finding::reason, Finding::message)
                .contains(tuple(Reason.INTERRUPTED, "The test was over before its experiment was."));
    }

    static class DeafTestCase {
        static final CountDownLatch LEAVE = new CountDownLatch(1);
        static final CountDownLatch LEFT = new CountDownLatch(1);

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void deaf() {
            boolean left = false;
            while (!left) {
                try {
                    LEAVE.await();
                    left = true;
                } catch (InterruptedException e) {
                    // Deaf to being asked to stop, as a busy loop would be.
                }
            }
            LEFT.countDown();
        }
    }

    @Test
    void tellsWrongUseOfChaosFromAWrongSystem() {
        Kit kit = new Kit(directory);

        assertThat(kit.failure(WrongUseTestCase.class, "ofNothing")).hasMessageContaining("no fault is given");
        assertThat(kit.failure(WrongUseTestCase.class, "ofWhatTheTargetCannotDo"))
                .isInstanceOf(ExperimentErrorException.class)
                .hasMessageStartingWith(
                        "ERROR (INVALID): The test body asked for what cannot be: \"melt down\" requires a"
                                + " target that can do it, but found memory:");
        assertThat(kit.failure(WrongUseTestCase.class, "afterItsEnd"))
                .hasMessageContaining("the experiment is reverting: nothing more is injected");
        kit.run(WrongUseTestCase.class, "next").assertStatistics(stats -> stats.succeeded(1));
    }

    static class WrongUseTestCase {
        private Chaos kept;

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void ofNothing(Chaos chaos) {
            chaos.inject();
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void ofWhatTheTargetCannotDo(Chaos chaos) {
            chaos.inject(InMemory.Reader.last(), () -> "melt down");
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void afterItsEnd(Chaos chaos) {
            kept = chaos;
        }

        @ChaosExperiment
        @InMemory
        @InjectDarkness
        void next() {
            assertThat(InMemory.Reader.last().isOn()).isTrue();
        }

        @AfterEach
        void tooLate() {
            if (kept != null) {
                kept.inject(InMemory.Reader.last(), new Named("late"));
            }
        }
    }

    @Test
    void refusesATestFactory() {
        assertThat(new Kit(directory)
                        .run(FactoryTestCase.class, "factory")
                        .failed()
                        .count())
                .isZero();
        assertThat(containerFailure(FactoryTestCase.class))
                .isEqualTo("An experiment cannot be a @TestFactory, for its dynamic tests run when the method is over."
                        + " Write a @ParameterizedTest or several experiments.\n    on Stream "
                        + FactoryTestCase.class.getName() + ".factory()");
    }

    static class FactoryTestCase {
        @TestFactory
        @InMemory
        @InjectDarkness
        Stream<DynamicTest> factory() {
            return Stream.of();
        }
    }

    private String containerFailure(Class<?> testClass) {
        List<String> messages = org.junit.platform.testkit.engine.EngineTestKit.engine("junit-jupiter")
                .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(testClass))
                .execute()
                .containerEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}
