package org.chaosjunit.conformance;

import org.chaosjunit.conformance.Shop.Answer;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What must be right before anything is injected. */
class GateTests extends Rows {
    private static final String FORMS = " is neither an interval nor a bound. Write for example `range = \"[90,100]\"`,"
            + " `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.";

    @Test
    void K06_gateProbeCannotConnect() {
        shop.closeCounter();

        run("usual")
                .ends(Reason.PROBE_ERROR, "health could not be measured: Connection refused")
                .neverInjected();
    }

    @Test
    void K10_gateAnswerSaysJsonAndIsHtml() {
        shop.answers(on -> new Answer(200, "application/json", "<html>"));

        run("usual")
                .ends(Reason.PROBE_ERROR, "health could not be measured: For input string: \"<html>\"")
                .neverInjected();
    }

    /** The native form of what an import would warn of: an interval says that it is one. */
    @Test
    void K26_intervalHolds206() {
        shop.answers(on -> new Answer(206, "1"));

        run("statusIsGood").passes();
    }

    /** The native form: what may be a list or an interval is neither, and refused. */
    @Test
    void K26_listIsRefused() {
        run("list")
                .isRefused(
                        "@SteadyState requires `range` to be an interval or a bound, but found \"200, 299\"" + FORMS,
                        "    in @SteadyState(metric = \"health\", range = \"200, 299\")",
                        on("list"));
    }

    /** The native form: a probe that answers with a truth value cannot have a range, and is refused when it is read. */
    @Test
    void K27_truthIsNoNumber() {
        Row.run(shop, directory, ShopTestCase.TruthTestCase.class, "truth")
                .isRefused(
                        "@Metric requires `value` to stand on a method that returns a number, but found boolean"
                                + " org.chaosjunit.conformance.ShopTestCase$TruthTestCase.isWell(). Return an int, 1 for"
                                + " true and 0 for false, and write `range = \"[1,1]\"`.",
                        "    in @Metric(value = \"well\")",
                        "    on boolean org.chaosjunit.conformance.ShopTestCase$TruthTestCase.isWell()",
                        "    for void org.chaosjunit.conformance.ShopTestCase$TruthTestCase.truth()");
    }

    /** The native form of a tolerance that is a plain number. */
    @Test
    void K28_plainNumberIsNoRange() {
        run("plainNumber")
                .isRefused(
                        "@SteadyState requires `range` to be an interval or a bound, but found \"0.5\"" + FORMS,
                        "    in @SteadyState(metric = \"health\", range = \"0.5\")",
                        on("plainNumber"));
    }

    /** The native form of a strategy: there is none, and whoever asks for one is told so. */
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void K29_noStrategyLeavesTheFaultOn() {
        shop.answersUnderFault(200, "0");
        System.setProperty("chaosjunit.revert", "never");
        try {
            // Which parameters are known is the matter of SettingsTests.
            run("usual")
                    .isRefused(
                            "The experiment requires parameters that are known, but found the system property"
                                    + " `chaosjunit.revert`. "
                                    + Settings.ofSystem().unknown().get(0).remedy(),
                            on("usual"));
        } finally {
            System.clearProperty("chaosjunit.revert");
        }
    }

    private static String on(String method) {
        return "    on void org.chaosjunit.conformance.ShopTestCase." + method + "()";
    }
}
