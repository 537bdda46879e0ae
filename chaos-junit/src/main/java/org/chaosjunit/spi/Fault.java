package org.chaosjunit.spi;

/**
 * Something that can be made to go wrong, as pure data; usually a record.
 *
 * <p>A fault says <em>what</em>; a {@link Target} knows how. What a target can do in general is told by the interfaces
 * that extend this one: {@link NetworkFault}, {@link MethodFault}, {@link InvocationFault}. A target may also know single
 * records.
 */
public interface Fault {
    /** Returns the fault in words, as it stands in messages, for example {@code latency 100-400 ms on dynamodb.*}. */
    String description();
}
