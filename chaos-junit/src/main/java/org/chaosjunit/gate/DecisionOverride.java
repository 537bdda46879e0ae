package org.chaosjunit.gate;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A person's word against a gate: it promotes nevertheless, until a moment, and is written down.
 *
 * <p>It does not speak against what is final: something that was not taken back, or results that are missing.
 *
 * @param by who answers for it
 * @param why the reason
 * @param until when it ends
 */
public record DecisionOverride(String by, String why, Instant until) {
    /**
     * Reads one.
     *
     * @param until a moment such as {@code 2026-11-21T18:00:00Z}
     * @throws GateConfigurationException if one of them is missing, or the moment is none
     */
    public static DecisionOverride of(String by, String why, String until) {
        if (by.isBlank() || why.isBlank() || until.isBlank()) {
            throw new GateConfigurationException("An override requires who overrides, why, and until when, but found \""
                    + by + "\", \"" + why + "\", \"" + until + "\".");
        }
        try {
            return new DecisionOverride(by.strip(), why.strip(), Instant.parse(until.strip()));
        } catch (DateTimeParseException e) {
            throw new GateConfigurationException("An override requires the moment at which it ends, but found \""
                    + until + "\". Write for example 2026-11-21T18:00:00Z.");
        }
    }
}
