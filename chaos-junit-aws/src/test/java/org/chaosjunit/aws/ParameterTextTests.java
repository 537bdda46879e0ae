package org.chaosjunit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ParameterTextTests {
    @Property(tries = 200)
    void isReadAsItWasWritten(@ForAll @StringLength(max = 3000) String text, @ForAll String target) throws IOException {
        // Half of a pair is no text, and no UTF-8.
        String whole = text.replaceAll("\\p{Cs}", "?");
        List<ParameterText> read = new ArrayList<>();
        for (ParameterText part : ParameterText.of(target.replaceAll("\\p{Cs}", "?"), whole)) {
            assertThat(part.value())
                    .hasSizeLessThanOrEqualTo(4096)
                    .doesNotContain("{{")
                    .matches("[!-~]+");
            read.add(ParameterText.read("/p", part.value()));
        }
        assertThat(ParameterText.join(read)).isEqualTo(whole);
    }

    @Test
    void isOfSomeoneElseIfItIsNotOurs() {
        assertThatThrownBy(() -> ParameterText.read("/chaos-junit/mine", "secret"))
                .hasMessage(
                        "the parameter /chaos-junit/mine was not written by chaos-junit, or by a version that this one"
                                + " cannot read");
    }
}
