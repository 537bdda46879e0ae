package org.chaosjunit.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chaosjunit.sampling.Probe;
import org.chaosjunit.sampling.Reading;

/** Reads meters. */
final class MeterProbe {
    private MeterProbe() {}

    static Probe of(RegistryPlace place, MeterChoice counted, MeterChoice per) {
        return () -> {
            MeterRegistry registry = keeping(place.registry());
            return new Reading(numbers(registry, counted), numbers(registry, per));
        };
    }

    // Of several registries each keeps the same; but one without any other in it counts nothing, and shows 0 all the
    // time.
    private static MeterRegistry keeping(MeterRegistry registry) {
        List<MeterRegistry> all = leaves(registry).toList();
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "the registry keeps no numbers, for it is a composite of none: add for example"
                            + " a SimpleMeterRegistry to it");
        }
        return all.stream()
                .filter(each -> !(each instanceof StepMeterRegistry))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the registry keeps only the numbers of its last step: add"
                        + " for example a SimpleMeterRegistry beside it"));
    }

    private static Stream<MeterRegistry> leaves(MeterRegistry registry) {
        return registry instanceof CompositeMeterRegistry composite
                ? composite.getRegistries().stream().flatMap(MeterProbe::leaves)
                : Stream.of(registry);
    }

    private static Map<String, Double> numbers(MeterRegistry registry, MeterChoice choice) {
        List<Tag> tags = choice.tags().entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
        Map<String, Double> numbers = new HashMap<>();
        for (Meter meter : registry.find(choice.name()).tags(tags).meters()) {
            String key = choice.statistic() == MeterStatistic.MAX
                    ? ""
                    : meter.getId().toString();
            numbers.merge(key, MeterNumber.of(meter, choice), Math::max);
        }
        return numbers;
    }
}
