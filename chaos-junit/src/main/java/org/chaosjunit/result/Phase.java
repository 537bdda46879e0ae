package org.chaosjunit.result;

import java.time.Instant;

/**
 * One part of an experiment's time.
 *
 * @param name {@code before}, {@code fault}, {@code revert} or {@code recovery}
 * @param start when it began
 * @param end when it ended
 */
public record Phase(String name, Instant start, Instant end) {}
