package org.chaosjunit.jmeter;

import org.chaosjunit.spi.InvalidAttributeException;

/** Whether JMeter is on the class path, asked without loading any class that would need it. */
final class JMeterLibrary {
    private static final String NEEDED = "us.abstracta.jmeter.javadsl.core.engines.JmeterEnvironment";

    private JMeterLibrary() {}

    /** Complains if it is not. */
    static void require() {
        try {
            Class.forName(NEEDED, false, JMeterLibrary.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new InvalidAttributeException(
                    "driver",
                    "to find JMeter on the class path",
                    "none",
                    "Add the test dependency `us.abstracta.jmeter:jmeter-java-dsl`.");
        }
    }
}
