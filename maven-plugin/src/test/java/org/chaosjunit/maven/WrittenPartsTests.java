package org.chaosjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.chaosjunit.gate.Rules;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPartsTests {
    @Test
    void readsRulesInTheirOrder() throws Exception {
        assertThat(of("<rules><maximumAge><atMost> 1h </atMost></maximumAge><everyExperimentPassed/></rules>"))
                .isEqualTo(List.of(
                        new Rules.Written("maximumAge", Map.of("atMost", "1h")),
                        new Rules.Written("everyExperimentPassed", Map.of())));
        assertThat(WrittenParts.of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rules/> | <rules> requires at least one element, but found none. Leave it out if there is none.",
                "<rules>all</rules> | <rules> requires elements, but found \"all\". Put each into an element with its name.",
                "<rules><a>1</a></rules> | <rules><a> requires values in elements, but found \"1\". Give each value an"
                        + " element.",
                "<rules><a><b/></a></rules> | <rules><a> requires a value in <b>, but found none. Write one, or leave it"
                        + " out.",
                "<rules><a><b><c/></b></a></rules> | <rules><a> requires a text in <b>, but found elements. Write lists"
                        + " with commas.",
                "<rules><a><b>1</b><b>2</b></a></rules> | <rules><a> requires <b> once, but found it twice. Write lists"
                        + " with commas.",
            })
    void refusesWhatCannotMeanAnything(String written, String message) {
        assertThatThrownBy(() -> of(written))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(message);
    }

    private static List<Rules.Written> of(String xml) throws Exception {
        return WrittenParts.of(new XmlPlexusConfiguration(Xpp3DomBuilder.build(new StringReader(xml))));
    }
}
