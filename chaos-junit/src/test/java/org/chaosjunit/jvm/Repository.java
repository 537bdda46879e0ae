package org.chaosjunit.jvm;

import java.util.function.Function;

/** The system under test of the tests of method faults; counts what its own code does. */
@SuppressWarnings("unused") // Some methods are only named.
class Repository extends RepositoryBase implements RepositoryContract, Function<String, String> {
    int ran;

    String save(String order) {
        ran++;
        return order;
    }

    String save(String order, int times) {
        ran++;
        return order.repeat(times);
    }

    String hidden() {
        return secret();
    }

    private String secret() {
        ran++;
        return "secret";
    }

    static int shared(int number) {
        return number + 1;
    }

    int depth(int levels) {
        ran++;
        return levels == 0 ? 0 : 1 + depth(levels - 1);
    }

    // The compiler adds a bridge, apply(Object), which calls this.
    @Override
    public String apply(String order) {
        ran++;
        return order;
    }

    native void farAway();

    @Override
    public void promised() {}

    static final class Untouched {
        static {
            System.setProperty(Untouched.class.getName(), "initialised");
        }

        private Untouched() {}

        static void method() {}
    }
}
