package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.TargetReader;

/** Reads {@link ChaosLambda}. */
final class ChaosLambdaReader implements TargetReader<ChaosLambda> {
    @Override
    public Target read(ChaosLambda failures, Site site) {
        return new FunctionTarget(
                AwsPlace.current(),
                Where.ofParameter(site.resolve("parameter", failures.parameter())),
                Library.CHAOS_LAMBDA,
                LogGroups.read(failures.function(), failures.logGroup(), site),
                new Consents(failures.force(), false, false, List.of()),
                Optional.of(Duration.ZERO));
    }
}
