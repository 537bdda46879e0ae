package org.chaosjunit.aws.cloudwatch.math;

/**
 * A single number.
 *
 * @param number the number; NaN where nothing could be computed
 */
public record Scalar(double number) implements Value {
    @Override
    public String kind() {
        return "a single number";
    }
}
