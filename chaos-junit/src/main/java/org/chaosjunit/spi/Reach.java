package org.chaosjunit.spi;

/** How far a change of a {@link Target} reaches: what it outlives, and who else can take it back. */
public enum Reach {
    /** It ends with this JVM. */
    JVM,
    /** It outlives this JVM, and can be taken back by another process of this machine. */
    MACHINE,
    /** It outlives this JVM, and can be taken back from any machine. */
    NETWORK
}
