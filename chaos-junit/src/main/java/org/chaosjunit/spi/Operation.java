package org.chaosjunit.spi;

/** What one arrival of a load does, as data; a {@link LoadDriver} carries it out. */
public interface Operation {
    /** Returns the operation in words, for example {@code GET http://localhost:8080/orders}. */
    String description();

    /** Returns the operation of the same kind in which {@code seed} decides all that is random: this one, where nothing is. */
    default Operation seeded(long seed) {
        return this;
    }
}
