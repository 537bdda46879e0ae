package org.chaosjunit.aws.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** What answers instead of AWS. */
enum WhichAws {
    STAND_IN {
        @Override
        Endpoint open() {
            LocalAws aws = LocalAws.start();
            AwsPlace place = new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
            return new Endpoint(place, aws::close, Credentials.of("AKIALOCALAWS00000000", "local")::close);
        }
    },
    LOCALSTACK {
        @Override
        Endpoint open() {
            assumeTrue(
                    DockerClientFactory.instance().isDockerAvailable(),
                    "LocalStack needs a Docker engine: start one, for example with `systemctl start docker`");
            // Without an engine its constructor throws.
            Supplier<LocalStackContainer> container = () -> new LocalStackContainer(IMAGE);
            LocalStackContainer localStack = container.get();
            localStack.start();
            AwsPlace place = new AwsPlace(localStack.getRegion(), Map.of("*", localStack.getEndpoint()));
            return new Endpoint(
                    place,
                    localStack::stop,
                    Credentials.of(localStack.getAccessKey(), localStack.getSecretKey())::close);
        }
    },
    CONFIGURED {
        @Override
        Endpoint open() {
            assumeTrue(
                    System.getenv("AWS_ENDPOINT_URL") != null,
                    "another implementation of AWS is checked where AWS_ENDPOINT_URL and AWS_REGION name it");
            AwsPlace place = AwsPlace.current();
            AwsConsent.refusals(place, List.of(new ParameterFault(place, "any")))
                    .forEach(refusal -> assumeTrue(false, refusal.problem().toString()));
            return new Endpoint(place, Credentials.ofEnvironment()::close);
        }
    };

    /** The last that runs without a token. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    /** Opens it, or skips the test and says what is missing. */
    abstract Endpoint open();
}
