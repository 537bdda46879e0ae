package org.chaosjunit.prometheus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.sampling.Page;

/**
 * All that a page says.
 *
 * <p>Parsed here, for the libraries of Prometheus itself only write this format, and those that read it are no longer kept
 * up.
 *
 * @param samples the number of each series
 */
record Exposition(Map<Series, Double> samples) {
    /** What is asked for: the older format first, for it is the one that all can write. */
    static final String ACCEPT = "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

    private static final String END = "# EOF";

    /**
     * Parses the text format 0.0.4 or OpenMetrics 1.0.
     *
     * @throws IllegalArgumentException if it is neither, a series stands there twice, or the end is missing where there
     *     should be one; the message names the line
     */
    static Exposition parse(Page.Content page) {
        // Not by any other line end: those may stand in the value of a label as they are.
        List<String> lines = List.of(page.text().split("\r?\n"));
        Map<Series, Double> samples = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            add(lines.get(i), i + 1, samples);
        }
        if (page.type().startsWith("application/openmetrics-text") && !endsWell(lines)) {
            throw new IllegalArgumentException("the page was cut off: its last line is not \"" + END + '"');
        }
        return new Exposition(samples);
    }

    private static boolean endsWell(List<String> lines) {
        return !lines.isEmpty() && lines.get(lines.size() - 1).equals(END);
    }

    private static void add(String line, int number, Map<Series, Double> samples) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return;
        }
        try {
            SampleLine sample = SampleLine.parse(line);
            if (samples.put(sample.series(), sample.value()) != null) {
                throw new IllegalArgumentException("the series stands there twice");
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "line " + number + " of the page is no sample: " + malformed.getMessage(), malformed);
        }
    }

    /** Returns the numbers of the series that are meant, by names of their own. */
    Map<String, Double> of(Selector selector) {
        Map<String, Double> numbers = new HashMap<>();
        samples.forEach((series, value) -> {
            if (selector.selects(series)) {
                numbers.put(series.id(), value);
            }
        });
        return numbers;
    }
}
