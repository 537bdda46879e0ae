package org.chaosjunit.spi;

/** In which order the rows of a {@link DataSet} are used. */
public enum DataOrder {
    /** From the first to the last, again and again. */
    CIRCULAR,
    /** Each arrival draws one of all rows; the experiment's seed decides which. */
    RANDOM
}
