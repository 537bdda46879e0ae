package org.chaosjunit.netem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;

/**
 * Loses packets that go out through a network interface.
 *
 * <p>All traffic that goes out through the interface is hit, of all programs. It needs Linux, root (or the capability
 * CAP_NET_ADMIN) and {@code tc} and {@code ip} of iproute2. {@link LosePackets}, {@link DelayPackets} and
 * {@link LimitBandwidth} on one interface act together.
 *
 * <p>The interface has to have the queueing discipline that the kernel gave it, for no other can be restored exactly.
 * Outside a network namespace ({@link #namespace()}), the loopback interface is refused, and every other that is not
 * named in {@code chaosjunit.interfaces.allowed}, a list with commas that only a system property or the environment
 * (CHAOSJUNIT_INTERFACES_ALLOWED) can give.
 *
 * <p>The evidence is the packets that the kernel dropped. Their share cannot be checked: where the network card cuts
 * packets, the kernel counts a train of them as many when it passes, and as one when it is lost. The kernel needs its
 * module {@code sch_netem}.
 *
 * <pre>{@code @LosePackets(on = "veth0", namespace = "shop", percentage = 10)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LosePackets.Several.class)
@FaultType(LosePacketsReader.class)
public @interface LosePackets {
    /** Returns the name of the interface, for example {@code veth0}; <code>${name}</code> is replaced by the parameter. */
    String on();

    /**
     * Returns the network namespace of the interface, as {@code ip netns} names it; by default that of this JVM.
     * <code>${name}</code> is replaced.
     */
    String namespace() default "";

    /** Returns the share of packets that are lost, in percent: more than 0, at most 100. */
    double percentage();

    /**
     * Returns how far each draw depends on the one before, in percent, 0 to 100; by default not at all. Losses then come
     * in bursts, and the kernel loses fewer than {@link #percentage()}.
     */
    double correlation() default 0;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        LosePackets[] value();
    }
}
