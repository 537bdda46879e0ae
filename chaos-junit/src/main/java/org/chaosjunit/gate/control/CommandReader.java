package org.chaosjunit.gate.control;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutControlReader;

/**
 * Reads {@code command}: {@code promote} and {@code rollBack} are commands for {@code sh}, such as
 * {@code kubectl argo rollouts promote shop}; {@code begin} and {@code hold} too, by default nothing. {@code timeout} is how
 * long each may take, by default {@code 5min}. A command that exits with another code than 0 has not acted.
 */
public final class CommandReader implements RolloutControlReader {
    @Override
    public String name() {
        return "command";
    }

    @Override
    public Set<String> values() {
        return Set.of("begin", "promote", "rollBack", "hold", "timeout");
    }

    @Override
    public RolloutControl read(Map<String, String> values) {
        Duration timeout = Durations.parse("timeout", values.getOrDefault("timeout", "5min"));
        if (timeout.isZero()) {
            throw new InvalidAttributeException("timeout", "to be more than 0", "0", "Write for example 5min.");
        }
        return new CommandControl(
                optional(values, "begin"),
                required(values, "promote"),
                required(values, "rollBack"),
                optional(values, "hold"),
                new ShellCommand(timeout));
    }

    private static String required(Map<String, String> values, String name) {
        return optional(values, name)
                .orElseThrow(() -> new InvalidAttributeException(
                        name,
                        "to be a command for sh",
                        "nothing",
                        "Write for example `kubectl argo rollouts promote shop`."));
    }

    private static Optional<String> optional(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
