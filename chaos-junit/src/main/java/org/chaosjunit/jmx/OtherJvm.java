package org.chaosjunit.jmx;

import java.io.IOException;
import java.util.Map;
import javax.management.JMException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.chaosjunit.sampling.Reading;

/**
 * A JVM that is reached over the network.
 *
 * @param url where
 */
record OtherJvm(JMXServiceURL url) implements Jvm {
    // Else the connector looks after it on a thread of its own, which is not exempt from faults.
    private static final Map<String, Object> NO_CHECKS = Map.of("jmx.remote.x.client.connection.check.period", 0L);

    @SuppressWarnings("BanJNDI") // Whoever writes the URL writes the test too, and could run anything.
    @Override
    public Reading ask(Question question) throws JMException, IOException {
        try (JMXConnector connector = JMXConnectorFactory.connect(url, NO_CHECKS)) {
            return question.of(connector.getMBeanServerConnection());
        } catch (IOException unreachable) {
            throw new IOException(url + " cannot be asked: " + unreachable.getMessage(), unreachable);
        }
    }
}
