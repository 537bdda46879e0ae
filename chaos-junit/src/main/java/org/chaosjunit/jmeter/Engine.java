package org.chaosjunit.jmeter;

import java.io.File;
import java.rmi.NoSuchObjectException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.engine.JMeterEngineException;
import org.apache.jmeter.engine.RemoteJMeterEngine;
import org.apache.jmeter.rmi.RmiUtils;
import org.apache.jmeter.samplers.RemoteSampleListener;
import org.apache.jmeter.util.JMeterUtils;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.jspecify.annotations.Nullable;

/** One engine, from its first call to its last; each method blocks as long as the network does. */
final class Engine {
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long RETRY_MILLIS = 100;

    private final EngineAddress address;
    private final Reporter reporter;
    private volatile @Nullable RemoteJMeterEngine remote;
    private volatile State state = State.IDLE;

    private enum State {
        IDLE,
        CONFIGURED,
        RUNNING
    }

    Engine(EngineAddress address, Reporter reporter) {
        this.address = address;
        this.reporter = reporter;
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** Looks it up. */
    void connect() throws RemoteException, NotBoundException {
        remote = (RemoteJMeterEngine)
                LocateRegistry.getRegistry(address.host(), address.port(), RmiUtils.createClientSocketFactory())
                        .lookup("JMeterEngine");
    }

    /** Sends it the test plan; waits a little if it is still busy with the last one. */
    void configure(LoadPlan<HttpOperation> plan) throws RemoteException, InterruptedException {
        RemoteJMeterEngine engine = connected();
        // As JMeter does it: a range of ports begins here, and 0 is any.
        int firstPort = JMeterUtils.getPropDefault("client.rmi.localport", 0);
        int port = firstPort == 0 ? 0 : firstPort + reporter.engine();
        RemoteSampleListener listener = (RemoteSampleListener) UnicastRemoteObject.exportObject(
                reporter, port, RmiUtils.createClientSocketFactory(), RmiUtils.createServerSocketFactory());
        long begun = System.nanoTime();
        while (state == State.IDLE) {
            try {
                engine.rconfigure(
                        EnginePlan.tree(plan, reporter.schedule(), listener),
                        address.toString(),
                        new File("."),
                        "load");
                state = State.CONFIGURED;
            } catch (IllegalStateException busy) {
                if (System.nanoTime() - begun >= BUSY_NANOS) {
                    throw busy;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }

    /** Starts the test, on the connection that configured it. */
    void run() throws RemoteException, JMeterEngineException {
        connected().rrunTest();
        state = State.RUNNING;
    }

    /** Waits until it says that the test has begun. */
    void awaitStart() throws InterruptedException {
        reporter.started().await();
    }

    /** Stops the test and waits a little for its end, so that the next load finds the engine idle. */
    void stop(long millis) throws RemoteException, JMeterEngineException, InterruptedException {
        if (state == State.CONFIGURED) {
            // What is configured is busy until it has run.
            run();
        }
        if (state == State.RUNNING) {
            connected().rstopTest(true);
            state = State.IDLE;
            var unused = reporter.ended().await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Closes the way back from the engine, without which the JVM could not end. */
    void release() {
        try {
            UnicastRemoteObject.unexportObject(reporter, true);
        } catch (NoSuchObjectException neverExported) {
            return;
        }
    }

    private RemoteJMeterEngine connected() {
        RemoteJMeterEngine engine = remote;
        if (engine == null) {
            throw new IllegalStateException("not connected to " + address);
        }
        return engine;
    }
}
