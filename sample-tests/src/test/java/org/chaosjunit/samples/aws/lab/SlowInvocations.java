package org.chaosjunit.samples.aws.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.aws.failurelambda.FailureLambda;
import org.chaosjunit.aws.failurelambda.FailureVersion;
import org.chaosjunit.steady.SteadyState;

/** What the lab promises of its pipeline while half of the invocations are slow. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@FailureLambda(
        parameter = "/${lab.pipeline}/failureLambdaConfig",
        function = "${lab.pipeline}-ChaosTransformer",
        version = FailureVersion.V0)
@SteadyState(
        metric = "etl.errors",
        range = "[0,5]%",
        window = "${lab.window}",
        minSamples = 1,
        recoversWithin = "${lab.recovery}")
@SteadyState(
        metric = "etl.inFlight",
        range = "[-10,80]%",
        window = "${lab.window}",
        minSamples = 1,
        recoversWithin = "${lab.recovery}")
@interface SlowInvocations {}
