package org.chaosjunit.samples.distributed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jmeter.JMeter;
import org.apache.jmeter.util.JMeterUtils;
import us.abstracta.jmeter.javadsl.core.engines.JmeterEnvironment;

/** The main class of a child process: {@code jmeter-server}, until the parent closes its standard input or dies. */
final class JMeterServerProcess {
    private JMeterServerProcess() {}

    /** Starts it from the jars of the class path, with a home directory made for it. */
    public static void main(String[] args) throws Exception {
        Thread parent = new Thread(JMeterServerProcess::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        new JmeterEnvironment();
        Path home = Path.of(JMeterUtils.getJMeterHome());
        Files.createDirectories(home.resolve("lib/ext"));
        Files.createDirectories(home.resolve("lib/junit"));
        System.setProperty("jmeter.home", home.toString());
        new JMeter().start(new String[] {"-s", "-d", home.toString(), "-j", "jmeter.log"});
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as the end of the stream.
        } finally {
            System.exit(0);
        }
    }
}
