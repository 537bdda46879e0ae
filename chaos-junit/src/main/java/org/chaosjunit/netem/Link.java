package org.chaosjunit.netem;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network interface.
 *
 * @param namespace its network namespace; empty for that of this JVM
 * @param name its name
 */
record Link(String namespace, String name) {
    private static final Path OWN = Path.of("/proc/self/ns/net");

    /** Runs {@code ip} or {@code tc} in its namespace. */
    Command run(String program, String... arguments) throws IOException, InterruptedException {
        return Command.run(command(program, arguments));
    }

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        if (!namespace.isEmpty()) {
            command.addAll(List.of("-n", namespace));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns its root queueing discipline; empty if it has none. */
    Optional<Qdisc> root() throws IOException, InterruptedException {
        Command shown = run("tc", "-s", "-j", "qdisc", "show", "dev", name);
        if (shown.failed()) {
            throw shown.failure();
        }
        return Qdisc.root(shown.output());
    }

    /** Tells whether it is there; and not for example gone with its namespace. */
    boolean exists() throws IOException, InterruptedException {
        if (!namespace.isEmpty() && !Files.exists(file())) {
            return false;
        }
        Command shown = run("ip", "link", "show", "dev", name);
        if (shown.failed() && !isMissing(shown)) {
            throw shown.failure();
        }
        return !shown.failed();
    }

    static boolean isMissing(Command shown) {
        return shown.error().contains("does not exist") || shown.error().contains("Cannot find device");
    }

    /** Tells whether other programs of this machine depend on it: a name may also stand for our own namespace. */
    boolean isInOwnNamespace() throws IOException {
        return namespace.isEmpty()
                || (Files.exists(file())
                        && Files.getAttribute(file(), "unix:ino").equals(Files.getAttribute(OWN, "unix:ino")));
    }

    private Path file() {
        return Path.of("/run/netns").resolve(namespace);
    }

    /**
     * How it is.
     *
     * @param loopback whether it is the loopback interface
     * @param up whether it is up
     * @param mtu size of its largest packet
     * @param queue length of its queue; 0 if it has none
     */
    record Features(boolean loopback, boolean up, int mtu, int queue) {
        static Features parse(String output) {
            for (JsonElement each : JsonParser.parseString(output).getAsJsonArray()) {
                JsonObject link = each.getAsJsonObject();
                if (link.has("flags")) {
                    JsonArray flags = link.get("flags").getAsJsonArray();
                    return new Features(
                            flags.toString().contains("\"LOOPBACK\""),
                            flags.toString().contains("\"UP\""),
                            link.has("mtu") ? link.get("mtu").getAsInt() : 0,
                            link.has("txqlen") ? link.get("txqlen").getAsInt() : 0);
                }
            }
            throw new IllegalArgumentException("`ip -j link show` does not tell of the interface");
        }
    }

    @Override
    public String toString() {
        return (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
