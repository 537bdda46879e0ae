package org.chaosjunit.jmx;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import org.chaosjunit.sampling.Reading;

/** A JVM whose beans can be asked. */
interface Jvm {
    /** The one that runs the test. */
    Jvm THIS = question -> question.of(ManagementFactory.getPlatformMBeanServer());

    /** Asks a question. */
    Reading ask(Question question) throws JMException, IOException;

    /** What is asked of the beans. */
    interface Question {
        Reading of(MBeanServerConnection server) throws JMException, IOException;
    }
}
