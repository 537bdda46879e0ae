package org.chaosjunit.jmeter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Where the RMI registry of an engine listens.
 *
 * @param host name or address, without brackets
 * @param port from 1 to 65535
 */
record EngineAddress(String host, int port) {
    private static final int USUAL_PORT = 1099;
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]\\s]+)]|([^:\\s\\[\\]]+))(?::(\\d{1,5}))?");

    /** Reads addresses that are separated by commas. */
    static List<EngineAddress> list(String text) {
        List<EngineAddress> engines = Arrays.stream(text.split(",", -1))
                .map(engine -> of(engine.strip(), text))
                .toList();
        if (new HashSet<>(engines).size() < engines.size()) {
            throw invalid("each engine once", text);
        }
        return engines;
    }

    private static EngineAddress of(String engine, String all) {
        Matcher address = ADDRESS.matcher(engine);
        if (!address.matches()) {
            throw invalid("engines of the form host:port", all);
        }
        int port = address.group(3) == null ? USUAL_PORT : Integer.parseInt(address.group(3));
        if (port == 0 || port > 65_535) {
            throw invalid("ports from 1 to 65535", all);
        }
        return new EngineAddress(address.group(1) == null ? address.group(2) : address.group(1), port);
    }

    private static InvalidAttributeException invalid(String required, String found) {
        return new InvalidAttributeException(
                "driver",
                "to find " + required + " in the setting `chaosjunit.jmeter.engines`",
                '"' + found + '"',
                "Write for example `chaosjunit.jmeter.engines = load-1.example:1099, load-2.example:1099`.");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
