package org.chaosjunit.netem;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/** What happens to the traffic that goes out through an interface. */
interface InterfaceFault extends PlacedFault {
    /** Returns the name of the interface. */
    String on();

    /** Returns the namespace of the interface; empty for that of this JVM. */
    String namespace();

    @Override
    default Target target() {
        return new InterfaceTarget(new Link(namespace(), on()));
    }

    /** Returns where it acts, as descriptions say it. */
    static String place(String on, String namespace) {
        return " on " + (namespace.isEmpty() ? "" : namespace + "/") + on;
    }

    /** Checks both names: they become arguments of commands. */
    static void requireNames(String on, String namespace) {
        if (!on.matches("[A-Za-z0-9_.@:][A-Za-z0-9_.@:-]{0,14}")) {
            throw new InvalidAttributeException(
                    "on", "to be the name of an interface", '"' + on + '"', "Write for example `on = \"veth0\"`.");
        }
        if (!namespace.matches("|[A-Za-z0-9_.][A-Za-z0-9_.-]{0,63}")) {
            throw new InvalidAttributeException(
                    "namespace",
                    "to be the name of a network namespace",
                    '"' + namespace + '"',
                    "Write what `ip netns` lists, or nothing for the namespace of this JVM.");
        }
    }

    /** Checks a share in percent: 0 to 100, or more than 0 if {@code open}. */
    static void requirePercentage(String attribute, double percentage, boolean open) {
        // The condition is written so that NaN does not pass.
        if (!(percentage >= 0 && percentage <= 100) || (open && percentage == 0)) {
            throw new InvalidAttributeException(
                    attribute,
                    open ? "to be more than 0 and at most 100" : "to be from 0 to 100",
                    Double.toString(percentage),
                    "Write for example `" + attribute + " = 10`.");
        }
    }
}
