package org.chaosjunit.gate;

/** Thrown if a gate cannot decide anything as it is configured; nothing has been done then. */
public final class GateConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public GateConfigurationException(String message) {
        super(message);
    }
}
