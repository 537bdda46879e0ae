package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaosjunit.ExperimentErrorException;
import org.chaosjunit.InconclusiveExperimentException;
import org.chaosjunit.RevertFailedException;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/**
 * What came of one experiment.
 *
 * @param shop the target
 * @param journal where undo records would be
 * @param thrown what JUnit was told, if the test did not pass
 * @param result what was written down
 */
record Row(Shop shop, Path journal, Optional<Throwable> thrown, ExperimentResult result) {
    /** Runs an experiment as JUnit would. */
    static Row run(Shop shop, Path directory, Class<?> testCase, String method) {
        Kit kit = new Kit(directory);
        Event finished = kit.run(testCase, method).finished().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " never ended"));
        Optional<Throwable> thrown =
                finished.getRequiredPayload(TestExecutionResult.class).getThrowable();
        return new Row(shop, directory.resolve("journal"), thrown, kit.results().get(0));
    }

    /** It passed; the fault was on, and nothing is left of it. */
    Row passes() {
        assertThat(thrown).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.findings()).isEmpty();
        assertThat(shop.puts()).containsExactly("on", "off");
        return leavesNothing();
    }

    /** It ended for that reason and no other, and nothing is left of the fault. */
    Row ends(Reason reason, String message) {
        assertThat(result.findings()).hasSize(1);
        return endsAtWorst(reason, message).leavesNothing();
    }

    /** It was refused when it was read, and nothing was touched; messages of the complaints, in order. */
    Row isRefused(String... messages) {
        String text = String.join("\n", messages);
        assertThat(thrown).containsInstanceOf(ExtensionConfigurationException.class);
        assertThat(thrown.orElseThrow()).message().matches(pattern(text));
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.INVALID);
        assertThat(result.findings().get(0).message()).matches(pattern(text));
        return neverInjected().leavesNothing();
    }

    /** It ended for that reason, whatever else was found that is less bad. */
    Row endsAtWorst(Reason reason, String message) {
        Finding worst = result.findings().get(0);
        assertThat(worst.message()).matches(pattern(message));
        assertThat(worst.reason()).isEqualTo(reason);
        assertThat(result.verdict()).isEqualTo(reason.verdict());
        assertThat(thrown).containsInstanceOf(exception(reason.verdict()));
        assertThat(thrown.orElseThrow()).hasMessage(worst.title() + ": " + worst.message());
        return this;
    }

    Row neverInjected() {
        assertThat(shop.puts()).isEmpty();
        return this;
    }

    Row leavesNothing() {
        assertThat(shop.isOn()).isFalse();
        assertThat(records(journal)).isEmpty();
        return this;
    }

    /** Returns what is left in the directory of journals. */
    static List<Path> records(Path journal) {
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<? extends Throwable> exception(Verdict verdict) {
        return switch (verdict) {
            case PASS -> throw new AssertionError("passed");
            case FAIL -> AssertionFailedError.class;
            case INCONCLUSIVE -> InconclusiveExperimentException.class;
            case ERROR -> ExperimentErrorException.class;
            case REVERT_FAILED -> RevertFailedException.class;
        };
    }

    /**
     * A whole message; {@code #} stands for a number, {@code #=} for the same number each time, {@code ~} for a length of
     * time, {@code <name>} for a word, {@code {{this|that}}} for either.
     */
    static Pattern pattern(String message) {
        String number = "[0-9][0-9,.]*";
        return Pattern.compile(Pattern.quote(message)
                .replaceFirst("#=", Matcher.quoteReplacement("\\E(" + number + ")\\Q"))
                .replace("#=", "\\E\\1\\Q")
                .replace("#", "\\E" + number + "\\Q")
                .replace("~", "\\E[0-9.]+ (?:ms|s)\\Q")
                .replace("<name>", "\\E\\S+\\Q")
                .replaceAll("\\{\\{(.*?)\\|(.*?)}}", "\\\\E(?:\\\\Q$1\\\\E|\\\\Q$2\\\\E)\\\\Q"));
    }
}
