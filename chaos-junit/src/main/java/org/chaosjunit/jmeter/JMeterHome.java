package org.chaosjunit.jmeter;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jmeter.util.JMeterUtils;
import us.abstracta.jmeter.javadsl.core.engines.JmeterEnvironment;

/** What JMeter's classes need in this JVM before they can be used: a home directory and properties. */
final class JMeterHome {
    private static boolean installed;

    private JMeterHome() {}

    static synchronized void install() {
        try {
            if (!installed) {
                new JmeterEnvironment();
                installed = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("JMeter could not be set up: " + e.getMessage(), e);
        }
        // Of each sample only the figures, as soon as they are known, and without a wait for the answer.
        JMeterUtils.setProperty("mode", "StrippedAsynch");
    }
}
