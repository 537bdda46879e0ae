package org.chaosjunit.load;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.testing.Place;

/** Reads and drives what a class declares. */
final class Annotated {
    private Annotated() {}

    static LoadPlan<?> read(Class<?> annotated, Map<String, String> parameters) {
        HttpLoad load = annotation(annotated, HttpLoad.class);
        Place place = Place.scanned(annotated).of(annotated, null).with(parameters);
        return ((OpenLoad<?>) new HttpLoadReader().read(load, place)).plan();
    }

    static CallOperation readCall(Class<?> annotated) {
        CallLoad load = annotation(annotated, CallLoad.class);
        Place place = Place.scanned(annotated).of(annotated, null);
        return (CallOperation)
                ((OpenLoad<?>) new CallLoadReader().read(load, place)).plan().operation();
    }

    private static <A extends Annotation> A annotation(Class<?> annotated, Class<A> type) {
        return Objects.requireNonNull(annotated.getAnnotation(type));
    }

    static Drive drive(Class<?> annotated, Map<String, String> parameters, CollectedSamples samples) {
        LoadPlan<?> plan = read(annotated, parameters);
        return new HttpDriver()
                .start(
                        new LoadPlan<>(
                                plan.name(),
                                (HttpOperation) plan.operation().seeded(11),
                                plan.schedule(),
                                plan.warmup(),
                                plan.timeout()),
                        System.nanoTime(),
                        samples);
    }

    static Drive drive(HttpOperation operation, double rate, Duration timeout, CollectedSamples samples) {
        return new HttpDriver()
                .start(
                        new LoadPlan<>("web", operation, new ConstantRate(rate), Duration.ZERO, timeout),
                        System.nanoTime(),
                        samples);
    }
}
