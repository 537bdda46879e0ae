package org.chaosjunit.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A load generator that runs as a process of its own. */
enum LoadTool {
    OURS(true) {
        @Override
        List<String> command(Request request) {
            return java(List.of(), System.getProperty("java.class.path"), OurLoad.class.getName(), request);
        }
    },
    GATLING(true) {
        @Override
        List<String> command(Request request) {
            List<String> options = List.of(
                    "-Dlogback.configurationFile=benchmarks/others/logback.xml",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-Durl=" + request.url(),
                    "-Drate=" + request.rate(),
                    "-Dseconds=" + request.seconds());
            List<String> arguments = List.of("-s", "GatlingLoad", "-rf", System.getProperty("gatling.results"));
            // Only its report holds percentiles; where none are wanted, it need not pay for it.
            return joined(
                    jvm(options, System.getProperty("gatling.classpath"), "io.gatling.app.Gatling"),
                    arguments,
                    request.percentiles() ? List.of() : List.of("-nr"));
        }

        @Override
        double percentile(int percentile, String output) {
            return found(output, "response time " + percentile + "th percentile \\(ms\\) *\\| *([0-9,.]+)()");
        }
    },
    JMETER(false) {
        @Override
        List<String> command(Request request) {
            return java(List.of(), System.getProperty("jmeter.classpath"), "JmeterLoad", request);
        }
    },
    WRK2(true) {
        @Override
        List<String> command(Request request) {
            String rate = "-R" + request.rate();
            return List.of("wrk2", "-t1", "-c100", "-d" + request.seconds() + "s", rate, "-L", request.url());
        }

        @Override
        double percentile(int percentile, String output) {
            // Its detailed spectrum, in milliseconds, has each; its summary has not.
            return Pattern.compile("^ +([0-9.]+) +([0-9.]+) +[0-9]+ +[0-9.]+$", Pattern.MULTILINE)
                    .matcher(output)
                    .results()
                    .filter(line -> Double.parseDouble(line.group(2)) >= percentile / 100.0)
                    .mapToDouble(line -> Double.parseDouble(line.group(1)))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    },
    VEGETA(true) {
        @Override
        List<String> command(Request request) {
            String attack = "echo GET " + request.url() + " | vegeta attack -rate=" + request.rate() + " -duration="
                    + request.seconds() + "s";
            return List.of("sh", "-c", attack + (request.percentiles() ? " | vegeta report" : " > /dev/null"));
        }

        @Override
        double percentile(int percentile, String output) {
            // Latencies [min, mean, 50, 90, 95, 99, max]
            int before = percentile == 95 ? 4 : 5;
            return found(output, "Latencies .*\\] +(?:[^,]+, ){" + before + "}([0-9.]+)([a-zµ]+)");
        }
    },
    K6(true) {
        @Override
        List<String> command(Request request) {
            return List.of(
                    "k6",
                    "run",
                    "--quiet",
                    "-e",
                    "URL=" + request.url(),
                    "-e",
                    "RATE=" + request.rate(),
                    "-e",
                    "SECONDS=" + request.seconds(),
                    "benchmarks/others/k6.js");
        }

        @Override
        double percentile(int percentile, String output) {
            return found(output, "http_req_duration.*p\\(" + percentile + "\\)=([0-9.]+)([a-zµ]+)");
        }
    },
    HEY(false) {
        @Override
        List<String> command(Request request) {
            String each = Double.toString(request.rate() / (double) CLOSED_CONNECTIONS);
            String connections = Integer.toString(CLOSED_CONNECTIONS);
            return List.of("hey", "-z", request.seconds() + "s", "-c", connections, "-q", each, request.url());
        }

        @Override
        double percentile(int percentile, String output) {
            return found(output, percentile + "%+ in ([0-9.]+) (s)ecs");
        }
    },
    /** Sends as fast as it can: it knows no rate. */
    WRK(false) {
        @Override
        List<String> command(Request request) {
            return List.of("wrk", "-t1", "-c10", "-d" + request.seconds() + "s", "--latency", request.url());
        }

        @Override
        double percentile(int percentile, String output) {
            return found(output, percentile + "% +([0-9.]+)([a-z]+)");
        }
    };

    private static final int CLOSED_CONNECTIONS = 50;

    private final boolean open;

    LoadTool(boolean open) {
        this.open = open;
    }

    /** What to do, and whether the percentiles of latency will be asked for. */
    record Request(String url, int rate, int seconds, boolean percentiles) {}

    abstract List<String> command(Request request);

    /** Returns the 95th or 99th percentile of latency in milliseconds that it printed; NaN for none. */
    double percentile(int percentile, String output) {
        return found(output, "p" + percentile + " ([0-9.]+)()");
    }

    /** Tells whether requests go out on schedule, whatever the answers do. */
    boolean isOpen() {
        return open;
    }

    /** Tells whether it sends at the rate that it is told. */
    boolean knowsRates() {
        return this != WRK;
    }

    String title() {
        return this == OURS ? "chaos-junit" : name().toLowerCase(Locale.ROOT);
    }

    boolean isThere() {
        if (this == OURS || this == GATLING || this == JMETER) {
            return true;
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, title())));
    }

    private static List<String> java(List<String> options, String classpath, String main, Request request) {
        List<String> arguments =
                List.of(request.url(), Integer.toString(request.rate()), Integer.toString(request.seconds()));
        return joined(jvm(options, classpath, main), arguments);
    }

    private static List<String> jvm(List<String> options, String classpath, String main) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return joined(List.of(java), options, List.of("-cp", classpath, main));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    /** Returns the first group in milliseconds, the second being its unit or empty. */
    private static double found(String output, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        if (!matcher.find()) {
            return Double.NaN;
        }
        return Double.parseDouble(matcher.group(1).replace(",", "")) * millis(matcher.group(2));
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "s" -> 1e3;
            case "us", "µs" -> 1e-3;
            default -> 1;
        };
    }

    /** Returns what the built-in load said of how late it sent, at the 99th percentile in milliseconds. */
    static Optional<Double> lateness(String output) {
        double late = found(output, "late ([0-9.]+)()");
        return Double.isNaN(late) ? Optional.empty() : Optional.of(late);
    }
}
