package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsReaderTests {
    private final TestLog log = new TestLog();

    @Test
    @DisplayName("reads every mode, in the order in which they act")
    void allModes() {
        FailureFlags flags = FlagsReader.read("""
                {"corruption": {"enabled": true, "percentage": 30, "body": "x"},
                 "exception": {"enabled": true, "exception_msg": "boom"},
                 "statuscode": {"enabled": true, "status_code": 404},
                 "denylist": {"enabled": true, "percentage": 50, "deny_list": ["s3.*.amazonaws.com"]},
                 "diskspace": {"enabled": true, "disk_space": 10},
                 "timeout": {"enabled": true, "timeout_buffer_ms": 500},
                 "latency": {"enabled": true, "min_latency": 100, "max_latency": 400}}
                """, log.lines());
        assertThat(flags.modes())
                .containsExactly(
                        "latency", "timeout", "diskspace", "denylist", "statuscode", "exception", "corruption");
        assertThat(flags.all().get(0)).isEqualTo(new LatencyFlag(Gate.OPEN, 100, 400));
        assertThat(log.texts()).isEmpty();
    }

    @Test
    @DisplayName("has the defaults of failure-lambda")
    void defaults() {
        FailureFlags flags = FlagsReader.read("""
                {"latency": {"enabled": true, "min_latency": 7}, "timeout": {"enabled": true},
                 "diskspace": {"enabled": true}, "statuscode": {"enabled": true}, "exception": {"enabled": true}}
                """, log.lines());
        assertThat(flags.all())
                .containsExactly(
                        new LatencyFlag(Gate.OPEN, 7, 7),
                        new TimeoutFlag(Gate.OPEN, 0),
                        new DiskSpaceFlag(Gate.OPEN, 100),
                        new StatusCodeFlag(Gate.OPEN, 500),
                        new ExceptionFlag(Gate.OPEN, "Injected exception"));
    }

    @Test
    @DisplayName("skips a flag with a mistake, says so, and keeps the others")
    void oneMistake() {
        FailureFlags flags = FlagsReader.read("""
                {"latency": {"enabled": "true", "min_latency": 100},
                 "exception": {"enabled": true, "percentage": 0.5},
                 "statuscode": {"enabled": true, "status_code": 500}}
                """, log.lines());
        assertThat(flags.modes()).containsExactly("statuscode");
        assertThat(log.texts())
                .containsExactly(
                        "{\"warn\",\"action\":\"config\",\"field\":\"latency.enabled\","
                                + "\"message\":\"must be true or false\",\"value\":\"true\"}",
                        "{\"warn\",\"action\":\"config\",\"mode\":\"latency\","
                                + "\"message\":\"skipping flag due to validation errors\"}",
                        "{\"warn\",\"action\":\"config\",\"field\":\"exception.percentage\","
                                + "\"message\":\"must be a number from 0 to 100 without a fraction\",\"value\":0.5}",
                        "{\"warn\",\"action\":\"config\",\"mode\":\"exception\","
                                + "\"message\":\"skipping flag due to validation errors\"}");
    }

    @Test
    @DisplayName("is not silent about what it does not know")
    void unknown() {
        FailureFlags flags = FlagsReader.read(
                "{\"latncy\": {\"enabled\": true}, \"exception\": {\"enabled\": true, \"rate\": 0.1}}", log.lines());
        assertThat(flags.modes()).containsExactly("exception");
        assertThat(log.texts())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("{\"warn\",\"action\":\"config\",\"mode\":\"latncy\",\"message\":\"is unknown and ignored;"
                        + " known are latency, timeout, diskspace, denylist, statuscode, exception, corruption\"}");
        assertThat(log.texts().get(1)).contains("\"field\":\"exception.rate\",\"message\":\"is unknown and ignored;");
    }

    @Test
    @DisplayName("tells the format of 0.x from its own")
    void oldFormat() {
        FailureFlags flags =
                FlagsReader.read("{\"isEnabled\": true, \"failureMode\": \"latency\", \"rate\": 1}", log.lines());
        assertThat(flags).isEqualTo(FailureFlags.NONE);
        assertThat(log.texts())
                .containsExactly(
                        "{\"warn\",\"action\":\"config\",\"message\":\"this is the format of failure-lambda 0.x,"
                                + " which does nothing here: write a flag for each mode, such as"
                                + " {\\\"latency\\\": {\\\"enabled\\\": true, \\\"min_latency\\\": 100, \\\"max_latency\\\":"
                                + " 400}}\"}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("skips what failure-lambda would skip")
    @CsvSource(
            delimiter = '|',
            value = {
                "latency | 'percentage': 101",
                "latency | 'percentage': -1",
                "latency | 'percentage': '50'",
                "latency | 'percentage': null",
                "latency | 'min_latency': -1",
                "latency | 'min_latency': 2, 'max_latency': 1",
                "latency | 'max_latency': '1'",
                "timeout | 'timeout_buffer_ms': -1",
                "exception | 'exception_msg': 1",
                "exception | 'exception_msg': null",
                "statuscode | 'status_code': 99",
                "statuscode | 'status_code': 600",
                "diskspace | 'disk_space': 0",
                "diskspace | 'disk_space': 10241",
                "denylist | 'deny_list': 'a'",
                "denylist | 'deny_list': [1]",
                "denylist | 'deny_list': ['(']",
                "denylist | 'deny_list': ['(a+)+']",
                "denylist | 'deny_list': ['(a{2,3})*']",
                "denylist | 'deny_list': ['(?i)a']",
                "corruption | 'body': {}",
                "corruption | 'match': {}",
                "corruption | 'match': [1]",
                "corruption | 'match': [{'value': 'a'}]",
                "corruption | 'match': [{'path': 'a'}]",
                "corruption | 'match': [{'path': 'a', 'operator': 'is', 'value': 'a'}]",
                "corruption | 'match': [{'path': 'a', 'operator': 'regex', 'value': '['}]"
            },
            quoteCharacter = '"')
    void skipped(String mode, String attributes) {
        String document = "{'" + mode + "': {'enabled': true, " + attributes + "}}";
        assertThat(FlagsReader.read(document.replace('\'', '"'), log.lines())).isEqualTo(FailureFlags.NONE);
        assertThat(log.texts())
                .last()
                .isEqualTo("{\"warn\",\"action\":\"config\",\"mode\":\"" + mode
                        + "\",\"message\":\"skipping flag due to validation errors\"}");
    }

    @Test
    @DisplayName("does not take for a configuration what is none")
    void noConfiguration() {
        assertThatThrownBy(() -> FlagsReader.read("", log.lines())).isInstanceOf(JsonParseException.class);
        assertThatThrownBy(() -> FlagsReader.read("[]", log.lines())).isInstanceOf(JsonParseException.class);
        assertThatThrownBy(() -> FlagsReader.read("{latency: 1}", log.lines())).isInstanceOf(JsonParseException.class);
    }

    @Property
    void everyAllowedLatencyIsReadWithoutAWord(
            @ForAll @IntRange(max = 100) int percentage,
            @ForAll @DoubleRange(max = 1e6) double min,
            @ForAll @DoubleRange(max = 1e6) double more) {
        TestLog quiet = new TestLog();
        FailureFlags flags = FlagsReader.read(
                "{\"latency\": {\"enabled\": true, \"percentage\": " + percentage + ", \"min_latency\": " + min
                        + ", \"max_latency\": " + (min + more) + "}}",
                quiet.lines());
        assertThat(quiet.texts()).isEmpty();
        assertThat(flags.modes()).containsExactly("latency");
    }

    @Property
    void noUnknownFlagIsPassedOverInSilence(@ForAll @AlphaChars @StringLength(min = 11, max = 20) String name) {
        TestLog loud = new TestLog();
        assertThat(FlagsReader.read("{\"" + name + "\": {\"enabled\": true}}", loud.lines()))
                .isEqualTo(FailureFlags.NONE);
        assertThat(loud.texts()).hasSize(1);
    }
}
