package org.chaosjunit.spi;

/**
 * An entry of a {@link SharedStore} as it was found.
 *
 * @param content what it says
 * @param version grows with everything that is written into the entry, by whomever
 */
public record SharedEntry(String content, long version) {}
