package org.chaosjunit.aws.failurelambda;

import java.util.Arrays;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.TargetReader;

/** Reads {@link FailureLambda}. */
final class FailureLambdaReader implements TargetReader<FailureLambda> {
    @Override
    public Target read(FailureLambda failures, Site site) {
        return new FunctionTarget(
                AwsPlace.current(),
                Where.read(
                        site.resolve("parameter", failures.parameter()),
                        site.resolve("appConfig", failures.appConfig())),
                Library.of(failures.version()),
                LogGroups.read(failures.function(), failures.logGroup(), site),
                new Consents(
                        failures.force(),
                        failures.sticky(),
                        failures.layer(),
                        Arrays.stream(failures.match())
                                .map(match -> Condition.read(match, site))
                                .toList()),
                Caches.read(failures.cacheTtl(), site));
    }
}
