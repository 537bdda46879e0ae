package org.chaosjunit.netem;

import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Little goes through; as an annotation, {@link LimitBandwidth}.
 *
 * <p>In code: {@code limitBandwidth("veth0", "1mbit").inNamespace("shop")}.
 *
 * @param on name of the interface
 * @param namespace its network namespace; empty for that of this JVM
 * @param bitsPerSecond the limit, from 8,000 to 30,000,000,000
 */
public record LimitedBandwidth(String on, String namespace, long bitsPerSecond) implements InterfaceFault {
    /**
     * Checks all.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public LimitedBandwidth {
        InterfaceFault.requireNames(on, namespace);
        Rate.require(bitsPerSecond);
    }

    /** Limits what goes out through an interface, as in {@link LimitBandwidth#rate()}. */
    public static LimitedBandwidth limitBandwidth(String on, String rate) {
        return new LimitedBandwidth(on, "", Rate.parse("rate", rate));
    }

    /** Returns the same in a network namespace. */
    public LimitedBandwidth inNamespace(String name) {
        return new LimitedBandwidth(on, name, bitsPerSecond);
    }

    @Override
    public String description() {
        return "limit bandwidth to " + Rate.words(bitsPerSecond) + "/s" + InterfaceFault.place(on, namespace);
    }
}
