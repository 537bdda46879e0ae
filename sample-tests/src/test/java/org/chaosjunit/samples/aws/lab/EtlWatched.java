package org.chaosjunit.samples.aws.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.Observe;
import org.chaosjunit.aws.cloudwatch.CloudWatchQuery;
import org.chaosjunit.spi.Unit;

/** The three numbers by which the talk and the lab judge a pipeline, with the expressions that they published. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CloudWatchQuery(
        value = "etl.inFlight",
        file = "classpath:lab/get-metric-data.json",
        id = "pctFlight",
        lag = "${lab.lag}",
        unit = Unit.PERCENT)
@CloudWatchQuery(
        value = "etl.complete",
        file = "classpath:lab/get-metric-data.json",
        id = "pctComplete",
        lag = "${lab.lag}",
        unit = Unit.PERCENT)
@CloudWatchQuery(
        value = "etl.errors",
        file = "classpath:lab/get-metric-data.json",
        id = "pctError",
        lag = "${lab.lag}",
        unit = Unit.PERCENT)
@Observe(atMost = "${lab.observed}", steadyWithin = "${lab.steady}", armedWithin = "${lab.armed}")
@interface EtlWatched {}
