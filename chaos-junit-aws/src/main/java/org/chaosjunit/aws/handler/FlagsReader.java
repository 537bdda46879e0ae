package org.chaosjunit.aws.handler;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the format of failure-lambda 1.x; a flag with a mistake is logged and does nothing, the others stay. */
final class FlagsReader {
    // In the order in which they act.
    private static final Map<String, Function<FlagReader, Flag>> MODES = new LinkedHashMap<>();

    static {
        MODES.put("latency", LatencyFlag::read);
        MODES.put("timeout", TimeoutFlag::read);
        MODES.put("diskspace", DiskSpaceFlag::read);
        MODES.put("denylist", DenyListFlag::read);
        MODES.put("statuscode", StatusCodeFlag::read);
        MODES.put("exception", ExceptionFlag::read);
        MODES.put("corruption", CorruptionFlag::read);
    }

    private FlagsReader() {}

    /**
     * Reads a document.
     *
     * @throws JsonParseException if it is no JSON object
     */
    static FailureFlags read(String document, LogLines log) {
        if (!(Json.parse(document) instanceof JsonObject object)) {
            throw new JsonParseException("the configuration is no JSON object");
        }
        warnOfUnknown(object, log);
        List<Flag> flags = new ArrayList<>();
        MODES.forEach((mode, reader) -> {
            if (object.has(mode)) {
                read(mode, object.get(mode), reader, log, flags);
            }
        });
        return new FailureFlags(flags);
    }

    private static void read(
            String mode, JsonElement value, Function<FlagReader, Flag> reader, LogLines log, List<Flag> flags) {
        if (!(value instanceof JsonObject object)) {
            log.warn("action", "config", "mode", mode, "message", "must be an object, skipping");
            return;
        }
        FlagReader attributes = new FlagReader(mode, object, log);
        Flag flag = reader.apply(attributes);
        attributes.warnOfUnknown();
        if (attributes.isWrong()) {
            log.warn("action", "config", "mode", mode, "message", "skipping flag due to validation errors");
        } else if (flag.gate().enabled()) {
            flags.add(flag);
        }
    }

    private static void warnOfUnknown(JsonObject document, LogLines log) {
        if (document.has("isEnabled") || document.has("failureMode")) {
            log.warn(
                    "action",
                    "config",
                    "message",
                    "this is the format of failure-lambda 0.x, which does nothing here: write a flag for each mode, such as"
                            + " {\"latency\": {\"enabled\": true, \"min_latency\": 100, \"max_latency\": 400}}");
            return;
        }
        for (String name : document.keySet()) {
            if (!MODES.containsKey(name)) {
                log.warn(
                        "action",
                        "config",
                        "mode",
                        name,
                        "message",
                        "is unknown and ignored; known are " + String.join(", ", MODES.keySet()));
            }
        }
    }
}
