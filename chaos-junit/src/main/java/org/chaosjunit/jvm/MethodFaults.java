package org.chaosjunit.jvm;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MethodPattern;
import org.chaosjunit.spi.Problem;

/** Faults at the entry of methods of application classes, loaded already or later, by whichever class loader. */
final class MethodFaults {
    private final Supplier<Instrumentation> instrumentation;

    // Tells apart the copies of this project in one JVM. Drawn once, not for each fault: it becomes a constant of the
    // classes, and newer JVMs never drop one from the pool of a class.
    private final UUID copy = UUID.randomUUID();

    // Guarded by this; one change of each class at a time, however many faults act on it.
    private final Map<MethodPattern, Advised> advised = new HashMap<>();

    /**
     * Creates the faults of this JVM.
     *
     * @param instrumentation asked for when the first fault is installed, not before
     */
    MethodFaults(Supplier<Instrumentation> instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Says why the fault cannot act on the methods it names; loads their class without initialising it. */
    Optional<Problem> check(MethodFault fault) {
        return MethodFaultCheck.check(fault.on());
    }

    /**
     * Lets a fault act, after those installed before it.
     *
     * @throws IllegalStateException if a class cannot be changed; then none is
     */
    synchronized Installed install(MethodFault fault, long seed, Tally tally) {
        ActiveMethodFault active = new ActiveMethodFault(fault, seed, tally);
        Advised methods = advised.get(fault.on());
        if (methods == null || methods.hook.isEmpty()) {
            methods = new Advised(fault.on(), fault.on() + " " + copy, instrumentation.get());
            methods.hook.add(active);
            advised.put(fault.on(), methods);
            putInOrLeave(methods);
        } else {
            methods.hook.add(active);
        }
        return new Installed(fault, tally, active, methods);
    }

    private void putInOrLeave(Advised methods) {
        try {
            methods.putIn();
        } catch (RuntimeException | Error failed) {
            advised.remove(methods.pattern);
            methods.takeOut();
            throw failed;
        }
    }

    private synchronized void uninstall(ActiveMethodFault active, Advised methods) {
        // Whatever happens to the classes, the fault acts no more.
        active.end();
        methods.hook.remove(active);
        if (methods.hook.isEmpty() && advised.get(methods.pattern) == methods) {
            methods.takeOut();
            advised.remove(methods.pattern);
        }
    }

    private synchronized boolean isInstalled(ActiveMethodFault active, Advised methods) {
        return advised.get(methods.pattern) == methods && (methods.hook.isEmpty() || methods.hook.has(active));
    }

    /** A fault that acts, until it is uninstalled. */
    final class Installed {
        private final MethodFault fault;
        private final Tally tally;
        private final ActiveMethodFault active;
        private final Advised methods;

        private Installed(MethodFault fault, Tally tally, ActiveMethodFault active, Advised methods) {
            this.fault = fault;
            this.tally = tally;
            this.active = active;
            this.methods = methods;
        }

        /**
         * Ends the fault, and with the last one leaves the classes as they were; does nothing if that is already so.
         *
         * @throws IllegalStateException if a class cannot be changed back; the fault has ended even so
         */
        void uninstall() {
            MethodFaults.this.uninstall(active, methods);
        }

        /** Tells whether the fault may still act, or its classes are not yet as they were. */
        boolean isInstalled() {
            return MethodFaults.this.isInstalled(active, methods);
        }

        /** Returns what the fault was seen doing up to now. */
        Evidence evidence(String target) {
            return tally.evidence(fault.description(), target, "calls", fault.percentage(), List.of());
        }
    }

    /** The methods of one pattern, with a hook at their entry. */
    private static final class Advised {
        private final MethodPattern pattern;
        private final Instrumentation instrumentation;
        private final MethodHook hook = new MethodHook();
        private final String id;
        private final Map<String, Runnable> hooks;
        private final MethodTransformer transformer;

        Advised(MethodPattern pattern, String id, Instrumentation instrumentation) {
            this.pattern = pattern;
            this.instrumentation = instrumentation;
            this.id = id;
            Field field = MethodHooks.field(instrumentation);
            this.hooks = MethodHooks.table(field);
            this.transformer = new MethodTransformer(pattern, field, id);
        }

        void putIn() {
            hooks.put(id, hook);
            instrumentation.addTransformer(transformer, true);
            retransform();
            transformer.failure().ifPresent(thrown -> {
                throw new IllegalStateException("cannot change " + pattern.className(), thrown);
            });
        }

        void takeOut() {
            hooks.remove(id);
            instrumentation.removeTransformer(transformer);
            retransform();
        }

        private void retransform() {
            Class<?>[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                    .filter(type -> type.getName().equals(pattern.className()))
                    .filter(instrumentation::isModifiableClass)
                    .toArray(Class<?>[]::new);
            try {
                if (loaded.length > 0) {
                    instrumentation.retransformClasses(loaded);
                }
            } catch (UnmodifiableClassException | LinkageError refused) {
                throw new IllegalStateException("cannot change " + pattern.className(), refused);
            }
        }
    }
}
