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
 * Limits how much goes out through a network interface.
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
 * <p>What comes faster waits, and is dropped when the queue is full (after 400 ms). Together with {@link LosePackets} or
 * {@link DelayPackets} the kernel needs its module {@code sch_netem}, and the queue holds 1000 packets.
 *
 * <p>The evidence is the packets that went through. Alone, it counts only once the limit has held some back: traffic
 * that stays below the limit proves nothing.
 *
 * <pre>{@code @LimitBandwidth(on = "veth0", namespace = "shop", rate = "1mbit")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LimitBandwidth.Several.class)
@FaultType(LimitBandwidthReader.class)
public @interface LimitBandwidth {
    /** Returns the name of the interface, for example {@code veth0}; <code>${name}</code> is replaced by the parameter. */
    String on();

    /**
     * Returns the network namespace of the interface, as {@code ip netns} names it; by default that of this JVM.
     * <code>${name}</code> is replaced.
     */
    String namespace() default "";

    /**
     * Returns the limit per second: a number and {@code kbit}, {@code mbit} or {@code gbit} (thousands), from 8 kbit to 30
     * gbit.
     */
    String rate();

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        LimitBandwidth[] value();
    }
}
