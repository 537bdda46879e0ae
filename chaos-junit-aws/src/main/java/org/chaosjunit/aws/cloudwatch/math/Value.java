package org.chaosjunit.aws.cloudwatch.math;

/** What an expression, or a part of it, comes to. */
public sealed interface Value permits Scalar, Series, SeriesList {
    /** Returns what it is, for an error. */
    String kind();
}
