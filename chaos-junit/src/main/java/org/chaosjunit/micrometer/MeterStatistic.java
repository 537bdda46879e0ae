package org.chaosjunit.micrometer;

/** Which number of a meter is meant. */
public enum MeterStatistic {
    /** What a gauge shows at present, or a counter has counted. */
    VALUE,
    /** How many times were recorded by a timer, or amounts by a summary. */
    COUNT,
    /** All times of a timer together in milliseconds, or all amounts of a summary. */
    TOTAL,
    /** The longest time of late in milliseconds, or the highest amount; of several meters the highest of all. */
    MAX
}
