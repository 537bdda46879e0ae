package org.chaosjunit.aws.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsStores;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.IdentityPolicy;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalPlace;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.scheduler.ScheduledWayBack;
import org.chaosjunit.aws.settings.Seeds;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.lambda.LambdaClient;

@DisplayName("The policies of docs/aws/iam.md")
@Tag("long")
class LeastPolicyTests {
    private static final String STORE = "Leases and undo records";
    private static final String ROLE = "The role of `@DeadMansSwitch`";
    private static final String EXPERIMENTER = "AKIAEXPERIMENTER0000";

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(Instant.now());
    private final LocalAws aws = LocalAws.start();
    private final LocalPlace place = new LocalPlace(aws, EXPERIMENTER);
    private final Orders orders = new Orders(aws);
    private LeastPolicies document;

    @BeforeEach
    void open() throws Exception {
        document = LeastPolicies.read();
        Path flags = Files.writeString(directory.resolve("flags.properties"), "careful=true\n");
        System.setProperty("orders.flags", flags.toString());
    }

    @AfterEach
    void close() {
        System.clearProperty("orders.flags");
        orders.close();
        place.close();
        aws.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("allow each feature what it needs, and nothing else")
    void areEnoughAndLeast(Feature feature) {
        feature.seed(orders);
        List<String> headings = new ArrayList<>(feature.ofExperimenter());
        headings.add(STORE);
        IdentityPolicy experimenter = allow(aws, by(EXPERIMENTER), headings);
        IdentityPolicy function = allow(aws, by(Orders.FUNCTION), feature.ofFunction());

        assertThat(run(feature.experiment())).isEqualTo(TestExecutionResult.successful());

        assertThat(experimenter.denied()).isEmpty();
        assertThat(function.denied()).isEmpty();
        assertThat(feature.ofExperimenter()).allSatisfy(heading -> assertNeeded(experimenter, heading));
        assertThat(feature.ofFunction()).allSatisfy(heading -> assertNeeded(function, heading));
    }

    @Test
    @DisplayName("allow leases, undo records and `revert` what they need, and nothing else")
    void areEnoughAndLeastForStore() throws Exception {
        orders.function();
        IdentityPolicy experimenter = allow(aws, by(EXPERIMENTER), List.of(STORE, "`@ThrottleFunction`"));

        assertThat(run("throttleFunction")).isEqualTo(TestExecutionResult.successful());
        for (SharedStore store : new AwsStores().find()) {
            assertThat(store.targets()).hasSize(1);
            // As two machines that take it at once: who comes second looks at what came between.
            SharedEntry seen = store.create("orders", "lease", "free", "a test").orElseThrow();
            assertThat(store.replace("orders", "lease", "of one", seen)).isPresent();
            assertThat(store.replace("orders", "lease", "of another", seen)).isEmpty();
        }

        assertThat(experimenter.denied()).isEmpty();
        assertNeeded(experimenter, STORE);
    }

    @Test
    @SuppressWarnings("try") // The place is only there to be found.
    @DisplayName("allow the role of a dead man's switch what it needs, and nothing else")
    void areEnoughAndLeastForRole() throws Exception {
        try (LocalAws later = LocalAws.start(clock);
                LocalPlace ignored = new LocalPlace(later)) {
            Seeds.in(later).function("orders");
            LambdaClient lambda = later.client(LambdaClient.builder());
            IdentityPolicy role = allow(
                    later,
                    call -> later.callers().arn(call.accessKey()).contains(":assumed-role/orders/"),
                    List.of(ROLE));
            for (Integer before : Arrays.asList(null, 5)) {
                if (before != null) {
                    lambda.putFunctionConcurrency(
                            request -> request.functionName("orders").reservedConcurrentExecutions(before));
                }
                leave(new ThrottledFunction(AwsPlace.current(), "orders", 0));

                clock.add(Duration.ofMinutes(6));

                await().until(() -> Objects.equals(
                        lambda.getFunctionConcurrency(request -> request.functionName("orders"))
                                .reservedConcurrentExecutions(),
                        before));
            }
            assertThat(role.denied()).isEmpty();
            assertNeeded(role, ROLE);
        }
    }

    @Test
    @DisplayName("are all tested")
    void areAllTested() {
        Set<String> tested = new TreeSet<>(List.of(STORE, ROLE));
        Arrays.stream(Feature.values()).forEach(feature -> tested.addAll(feature.headings()));
        assertThat(document.byHeading().keySet()).isEqualTo(tested);
    }

    private static Predicate<Call> by(String accessKey) {
        return call -> call.accessKey().equals(accessKey);
    }

    private IdentityPolicy allow(LocalAws where, Predicate<Call> who, List<String> headings) {
        IdentityPolicy policy =
                new IdentityPolicy(who, headings.stream().map(this::policy).toList(), orders::tags);
        where.guard(policy);
        return policy;
    }

    private String policy(String heading) {
        return document.of(heading, orders.names());
    }

    private void assertNeeded(IdentityPolicy policy, String heading) {
        assertThat(policy.unused(policy(heading))).as(heading).isEmpty();
    }

    // As by a machine that is gone afterwards.
    private void leave(ThrottledFunction fault) throws Exception {
        List<Fault> faults = List.of(fault);
        new ScheduledWayBack("arn:aws:iam::123456789012:role/orders")
                .around(List.of(new PlannedFaults(fault.target(), faults)))
                .get(0)
                .target()
                .inject(faults, new InjectionContext("test", 1, clock.instant().plusSeconds(300), undo -> {}));
    }

    private TestExecutionResult run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .configurationParameter("chaosjunit.results.directory", directory.resolve("results") + "")
                .configurationParameter("chaosjunit.console.enabled", "false")
                .configurationParameter("chaosjunit.guardian.enabled", "false")
                .configurationParameter("chaosjunit.lease.directory", directory.resolve("leases") + "")
                .configurationParameter("chaosjunit.journal.directory", directory.resolve("journal") + "")
                .selectors(selectMethod(LeastPolicyTestCase.class, method))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .orElseThrow();
    }
}
