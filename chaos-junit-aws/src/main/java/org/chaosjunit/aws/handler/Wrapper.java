package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Lets the flags act around the handling of an event, in the order of failure-lambda. */
final class Wrapper {
    private final FlagCache flags;
    private final LogLines log;
    private final RandomGenerator random;
    private final BallastFiles disk;

    Wrapper(FlagCache flags, LogLines log, RandomGenerator random, Path directory) {
        this.flags = flags;
        this.log = log;
        this.random = random;
        this.disk = new BallastFiles(directory);
    }

    static Wrapper ofEnvironment() {
        LogLines log = Console.lines();
        Map<String, String> environment = System.getenv();
        return new Wrapper(
                FlagCache.of(environment, log),
                log,
                RandomGenerator.of("L64X128MixRandom"),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** What a handler does. */
    interface Handling<O, X extends Exception> {
        O handle() throws X;
    }

    <O, X extends Exception> O handle(
            Supplier<JsonElement> event, Context context, @Nullable Answers<O> answers, Handling<O, X> handler)
            throws X {
        disk.clear(log);
        FailureFlags now = flags.get();
        Supplier<JsonElement> once = new Once(event, log);
        // A unit test of the function may pass no context.
        try (Scene scene = new Scene(log, random, disk, () -> context.getRemainingTimeInMillis())) {
            for (Flag flag : now.beforeHandler()) {
                if (flag.gate().opens(random, once)) {
                    Optional<O> answer = act(flag, answers, scene);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
            O answer = handler.handle();
            for (CorruptionFlag flag : now.corruption()) {
                if (flag.gate().opens(random, once)) {
                    answer = flag.corrupted(answer, answers, scene);
                }
            }
            return answer;
        }
    }

    private static <O> Optional<O> act(Flag flag, @Nullable Answers<O> answers, Scene scene) {
        if (flag instanceof EarlyFlag early) {
            early.act(scene);
        }
        return flag instanceof StatusCodeFlag status ? status.answer(answers, scene) : Optional.empty();
    }

    /** The event as a tree; made only if a condition asks for it. */
    private static final class Once implements Supplier<JsonElement> {
        private final Supplier<JsonElement> event;
        private final LogLines log;
        private @Nullable JsonElement tree;

        Once(Supplier<JsonElement> event, LogLines log) {
            this.event = event;
            this.log = log;
        }

        @Override
        public JsonElement get() {
            if (tree == null) {
                tree = read();
            }
            return tree;
        }

        // What a user's class looks like as JSON, nobody can promise.
        private JsonElement read() {
            try {
                return event.get();
            } catch (JsonParseException | IllegalArgumentException | UnsupportedOperationException e) {
                log.warn(
                        "action",
                        "match",
                        "message",
                        "the event cannot be read as JSON, so no condition is met",
                        "error",
                        e.toString());
                return JsonNull.INSTANCE;
            }
        }
    }
}
