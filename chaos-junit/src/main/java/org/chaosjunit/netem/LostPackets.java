package org.chaosjunit.netem;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Unit;

/**
 * Packets are lost; as an annotation, {@link LosePackets}.
 *
 * <p>In code: {@code losePackets("veth0", 10).inNamespace("shop")}.
 *
 * @param on name of the interface
 * @param namespace its network namespace; empty for that of this JVM
 * @param percentage share of packets that are lost, in percent: more than 0, at most 100
 * @param correlation how far a draw depends on the one before, in percent, 0 to 100
 */
public record LostPackets(String on, String namespace, double percentage, double correlation)
        implements InterfaceFault {
    /**
     * Checks all.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public LostPackets {
        InterfaceFault.requireNames(on, namespace);
        InterfaceFault.requirePercentage("percentage", percentage, true);
        InterfaceFault.requirePercentage("correlation", correlation, false);
    }

    /** Loses that share of packets, in percent, on an interface. */
    public static LostPackets losePackets(String on, double percentage) {
        return new LostPackets(on, "", percentage, 0);
    }

    /** Returns the same in a network namespace. */
    public LostPackets inNamespace(String name) {
        return new LostPackets(on, name, percentage, correlation);
    }

    /** Returns the same with draws that depend on each other, in percent. */
    public LostPackets correlation(double share) {
        return new LostPackets(on, namespace, percentage, share);
    }

    @Override
    public String description() {
        return "lose " + Unit.PERCENT.format(percentage) + " of packets" + InterfaceFault.place(on, namespace);
    }
}
