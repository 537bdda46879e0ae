package org.chaosjunit.aws.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StandInExtension.class)
class AliasControlTests {
    private static final String LIVE = "alias live of function shop in eu-central-1";
    private static final Routing BEGUN = new Routing("1", Map.of("3", 10.0));

    private Shop shop;
    private RolloutControl control;

    @BeforeEach
    void start(LocalAws aws, @TempDir Path code) throws IOException {
        shop = new Shop(aws, code);
        control = another();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Another gate, which knows nothing of the first one. */
    private RolloutControl another() {
        return new AliasControl(new FunctionAlias(shop.place, "shop", "live"), "3", 10);
    }

    @Test
    void sendsAShareAndThenAll() throws Exception {
        assertThat(control.description()).isEqualTo("the " + LIVE);
        assertThat(control.objection()).isEmpty();
        assertThat(shop.changes()).isEqualTo("[]");

        control.begin();
        assertThat(shop.routing()).isEqualTo(BEGUN);

        assertThat(control.promote())
                .isEqualTo("The " + LIVE + " points to version 3 alone now; it pointed to version 1, with 10 % to"
                        + " version 3.");
        assertThat(shop.routing()).isEqualTo(Routing.all("3"));
        assertThat(control.promote()).isEqualTo("The " + LIVE + " points to version 3 alone already.");
    }

    @Test
    void takesBackWhatItBegan() throws Exception {
        control.begin();

        assertThat(control.rollBack())
                .isEqualTo("The " + LIVE + " points to version 1 alone now; it pointed to version 1, with 10 % to"
                        + " version 3.");
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
        assertThat(control.rollBack()).isEqualTo("The " + LIVE + " points to version 1 alone already.");
    }

    @Test
    void takesBackWhatItPromoted() throws Exception {
        control.begin();
        control.promote();

        control.rollBack();

        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void goesOnWhereAnotherWasKilled() throws Exception {
        another().begin();
        shop.aws.forgetCalls();

        assertThat(control.objection()).isEmpty();
        control.begin();
        assertThat(shop.changes()).isEqualTo("[]");
        control.rollBack();
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void takesBackWhatAnotherBegan() throws Exception {
        another().begin();

        control.rollBack();

        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void promotesWhatAnotherBegan() throws Exception {
        another().begin();

        control.promote();

        assertThat(shop.routing()).isEqualTo(Routing.all("3"));
    }

    @Test
    void holdsWithTheShare() throws Exception {
        assertThat(control.hold()).isEqualTo("It was left as it is: the " + LIVE + " points to version 1 alone.");

        control.begin();

        assertThat(shop.withoutPort(control.hold()))
                .isEqualTo("It was left as it is: the " + LIVE + " points to version 1, with 10 % to version 3. To let"
                        + " it go on: " + byHand("3") + " To take it back: " + byHand("1"));
        assertThat(shop.routing()).isEqualTo(BEGUN);
    }

    @Test
    void leavesAloneWhatSomeoneElseHasChanged() throws Exception {
        control.begin();
        shop.point("2", Map.of("3", 0.1));

        assertThatThrownBy(control::promote)
                .isInstanceOf(RolloutException.class)
                .extracting(e -> shop.withoutPort(e.getMessage()))
                .isEqualTo("The " + LIVE + " points to version 2, with 10 % to version 3, but was left pointing to"
                        + " version 1, with 10 % to version 3: someone else has changed it, so it was not pointed to"
                        + " version 3 alone. By hand: " + byHand("3"));
        assertThatThrownBy(control::rollBack).isInstanceOf(RolloutException.class);
        assertThat(shop.routing()).isEqualTo(new Routing("2", Map.of("3", 10.0)));
    }

    @Test
    void promotesNothingThatWasNotBegun() {
        assertThatThrownBy(control::promote)
                .isInstanceOf(RolloutException.class)
                .extracting(e -> shop.withoutPort(e.getMessage()))
                .isEqualTo("The " + LIVE + " points to version 1 alone, but was left with 10 % to version 3: someone"
                        + " else has changed it, so it was not pointed to version 3 alone. By hand: "
                        + byHand("3"));
        assertThat(shop.changes()).isEqualTo("[]");
    }

    @Test
    void doesNotTakeBackWhatAnotherPromoted() throws Exception {
        shop.point("3", Map.of());

        assertThatThrownBy(control::rollBack).isInstanceOf(RolloutException.class);
        assertThat(shop.routing()).isEqualTo(Routing.all("3"));
    }

    @Test
    void objectsToAnotherDeployment() {
        shop.point("1", Map.of("2", 0.055));

        assertThat(control.objection().map(shop::withoutPort))
                .contains("It shares its traffic already: it points to version 1, with 5.5 % to version 2. To end that:"
                        + " " + byHand("1"));
        assertThatThrownBy(control::begin).isInstanceOf(RolloutException.class);
        assertThat(shop.routing()).isEqualTo(new Routing("1", Map.of("2", 5.5)));
    }

    @Test
    void objectsToAVersionThatIsThereAlready() {
        shop.point("3", Map.of());

        assertThat(control.objection())
                .contains("It points to version 3 alone, but has to point to an earlier published version.");
    }

    @Test
    void objectsToAnAliasWithoutVersion() {
        shop.point("$LATEST", Map.of());

        assertThat(control.objection())
                .contains("It points to version $LATEST alone, but has to point to an earlier published version.");
    }

    @Test
    void objectsToWhatDoesNotExist() {
        assertThat(objection("shop", "live", "4")).contains("There is no version 4 of function shop in eu-central-1.");
        assertThat(objection("shop", "dead", "3")).contains("There is no alias dead of function shop in eu-central-1.");
        assertThat(objection("shed", "live", "3")).contains("There is no alias live of function shed in eu-central-1.");
    }

    private Optional<String> objection(String function, String alias, String version) {
        return new AliasControl(new FunctionAlias(shop.place, function, alias), version, 10).objection();
    }

    @Test
    void actsNowhereWithoutConsent() {
        AwsPlace real = new AwsPlace("eu-central-1", Map.of());
        RolloutControl far = new AliasControl(new FunctionAlias(real, "shop", "live"), "3", 10);

        String veto = "Nothing is changed there, for it requires an AWS account and region that are allowed, but found"
                + " eu-central-1 of AWS itself, and none is allowed. Whoever runs the build allows it with the system"
                + " property `chaosjunit.accounts.allowed=ACCOUNT/eu-central-1` or the environment variable"
                + " `CHAOSJUNIT_ACCOUNTS_ALLOWED`; no file of the project can. For a local stand-in set"
                + " `AWS_ENDPOINT_URL`.";
        assertThat(far.objection()).contains(veto);
        assertThatThrownBy(far::begin).hasMessage(veto);
        assertThatThrownBy(far::promote).hasMessage(veto);
        assertThatThrownBy(far::rollBack).hasMessage(veto);
        assertThatThrownBy(far::hold).hasMessage(veto);
    }

    @Test
    void saysWhatItMayNotDo() throws Exception {
        control.begin();
        shop.aws.misbehave("lambda", "UpdateAlias", Which.all(), Misbehaviour.DENY);

        assertThatThrownBy(control::promote)
                .isInstanceOf(RolloutException.class)
                .extracting(e -> shop.withoutPort(e.getMessage()))
                .asString()
                .startsWith("The " + LIVE + " could not be pointed to version 3 alone, and points to version 1, with 10"
                        + " % to version 3: ")
                .endsWith(" By hand: " + byHand("3"));
        shop.aws.behave();
        control.rollBack();
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAIL_AFTER_EFFECT", "CUT_AFTER_EFFECT", "FAIL_500", "CUT", "THROTTLE"})
    void getsThroughWhenAnAnswerIsLost(String trouble) throws Exception {
        shop.aws.misbehave("lambda", "UpdateAlias", Which.first(1), Misbehaviour.parse(trouble));
        control.begin();
        assertThat(shop.routing()).isEqualTo(BEGUN);

        shop.aws.behave();
        shop.aws.misbehave("lambda", "UpdateAlias", Which.first(1), Misbehaviour.parse(trouble));
        control.rollBack();
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void actsOnAnInterruptedThread() throws Exception {
        control.begin();
        Thread.currentThread().interrupt();

        control.rollBack();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    private static String byHand(String version) {
        return "aws lambda update-alias --function-name shop --name live --function-version " + version
                + " --routing-config 'AdditionalVersionWeights={}' --region eu-central-1 --endpoint-url URL-OF-AWS";
    }
}
