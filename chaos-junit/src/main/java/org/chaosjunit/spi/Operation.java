package org.chaosjunit.spi;

/** What one arrival of a load does, as data; a {@link LoadDriver} carries it out. */
public interface Operation {
    /** Returns the operation in words, for example {@code GET http://localhost:8080/orders}. */
    String description();
}
