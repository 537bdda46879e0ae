package org.chaosjunit.aws.ec2;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * When instances of groups were terminated, by whomever: numbered parameters in the Parameter Store of the same place.
 *
 * <p>Each termination is written down before it is asked for, under the next number, which only one of several writers can
 * have; so caps hold for all machines, and for what was killed in the middle.
 */
record KillLog(AwsPlace place, Clock clock) {
    private static final String ROOT = "/chaos-junit/terminations/";
    private static final int TRIES = 5;

    /** Returns when instances of a group were to be terminated. */
    List<Instant> times(String group) throws Objection {
        return times(entries(group));
    }

    /**
     * Writes down that an instance is about to be terminated.
     *
     * @throws Objection if that must not be, now that others may have been faster
     */
    void enter(Candidate victim, Caps caps, String experiment) throws Objection {
        String mark = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            TreeMap<String, String> entries = entries(victim.group());
            if (entries.values().stream().anyMatch(entry -> entry.contains(mark))) {
                // Ours, though the answer got lost.
                return;
            }
            Instant now = clock.instant();
            Optional<String> objection = caps.objection(times(entries), now);
            if (objection.isPresent()) {
                throw new Objection("group " + victim.group() + " " + objection.get());
            }
            if (create(next(victim.group(), entries), entry(victim, experiment, now, mark))) {
                forgetOld(entries, now);
                return;
            }
        }
        throw new Objection("others wrote down terminations of group " + victim.group() + " at the same time");
    }

    private boolean create(String name, String value) {
        try {
            client().putParameter(request -> request.name(name)
                    .value(value)
                    .type(ParameterType.STRING)
                    .description("An instance was to be terminated by chaos-junit; counts for its caps.")
                    .overwrite(false));
            return true;
        } catch (ParameterAlreadyExistsException someoneWasFaster) {
            return false;
        }
    }

    private TreeMap<String, String> entries(String group) {
        TreeMap<String, String> entries = new TreeMap<>();
        client().getParametersByPathPaginator(request -> request.path(path(group))).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(parameter -> entries.put(parameter.name(), parameter.value()));
        return entries;
    }

    // One that cannot be read may be of today.
    private static List<Instant> times(TreeMap<String, String> entries) throws Objection {
        String current = "";
        try {
            List<Instant> times = new ArrayList<>();
            for (var entry : entries.entrySet()) {
                current = entry.getKey();
                times.add(time(entry.getValue()));
            }
            return times;
        } catch (JsonParseException | IllegalStateException | DateTimeException | NullPointerException unreadable) {
            throw new Objection("the parameter " + current
                    + " tells of no termination that can be read; look what it is, and delete it");
        }
    }

    private static Instant time(String value) {
        return Instant.parse(
                JsonParser.parseString(value).getAsJsonObject().get("at").getAsString());
    }

    private static String next(String group, TreeMap<String, String> entries) {
        String last = entries.isEmpty()
                ? "0"
                : entries.lastKey().substring(path(group).length() + 1);
        return path(group) + '/' + String.format("%010d", Long.parseLong(last) + 1);
    }

    private static String entry(Candidate victim, String experiment, Instant now, String mark) {
        JsonObject entry = new JsonObject();
        entry.addProperty("at", now.toString());
        entry.addProperty("instance", victim.instance());
        entry.addProperty("experiment", experiment);
        entry.addProperty("mark", mark);
        return entry.toString();
    }

    // Numbers are never given twice: the newest entry is always kept.
    private void forgetOld(TreeMap<String, String> before, Instant now) {
        try {
            List<String> old = new ArrayList<>();
            for (var entry : before.entrySet()) {
                if (time(entry.getValue()).isBefore(now.minus(Caps.LONGEST_GAP).minusSeconds(1)) && old.size() < 10) {
                    old.add(entry.getKey());
                }
            }
            if (!old.isEmpty()) {
                client().deleteParameters(request -> request.names(old));
            }
        } catch (SdkException next) {
            // The next run tries again; what is too old does no harm.
        }
    }

    static String path(String group) {
        StringBuilder name = new StringBuilder(ROOT);
        group.chars().forEach(c -> {
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.') {
                name.append((char) c);
            } else {
                // Names of groups may hold what those of parameters may not.
                name.append(String.format("_%04x", c));
            }
        });
        return name.toString();
    }

    private SsmClient client() {
        return AwsClients.client(place, "ssm", SsmClient.builder());
    }
}
