package org.chaosjunit.samples.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.file.ChangedProperty.setProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaosjunit.Chaos;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.engine.Injected;
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.steady.AbortWhen;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whoever flips a flag must be able to rely on both ways that it chooses between. */
@Observe(atMost = "4s")
class FlagExperiments {
    private static final String FLAGS = "# Flags of the shop\ncheckout.new-prices = true\n";

    @TempDir
    private static Path directory;

    private static Path flags;
    private static Checkout checkout;

    @BeforeAll
    static void open() throws IOException {
        flags = Files.writeString(directory.resolve("flags.properties"), FLAGS);
        checkout = new Checkout(flags);
        System.setProperty("flags.file", flags.toString());
    }

    @Metric("checkout.price")
    int price() throws IOException {
        return checkout.priceOf(2);
    }

    @ChaosExperiment("If the new prices are switched off, customers still get a price")
    @SetProperty(file = "${flags.file}", key = "checkout.new-prices", value = "false")
    @SteadyState(metric = "checkout.price", range = "[180, 200]")
    void newPricesSwitchedOff() throws IOException {
        assertThat(checkout.priceOf(2)).isEqualTo(200);
    }

    /** Goods that cost nothing cost the shop real money: that must not go on until the verdict. */
    @ChaosExperiment("If the new prices are switched off, nothing is given away meanwhile")
    @SetProperty(file = "${flags.file}", key = "checkout.new-prices", value = "false")
    @SteadyState(metric = "checkout.price", range = "[180, 200]")
    @AbortWhen(metric = "checkout.price", range = "<= 0")
    void nothingIsGivenAway() {}

    @ChaosExperiment("If the flag is flipped to and fro, each price is the one of its moment")
    void flippedToAndFro(Chaos chaos) throws IOException {
        try (Injected off = chaos.inject(setProperty(flags.toString(), "checkout.new-prices", "false"))) {
            assertThat(checkout.priceOf(2)).isEqualTo(200);
            assertThat(off.evidence()).hasSize(1);
        }
        assertThat(checkout.priceOf(2)).isEqualTo(180);
    }

    /** The file is as it was, to the last byte. */
    @AfterAll
    static void isAsBefore() {
        assertThat(flags).hasContent(FLAGS);
    }
}
