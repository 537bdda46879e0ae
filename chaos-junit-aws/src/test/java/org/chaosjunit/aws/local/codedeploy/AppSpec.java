package org.chaosjunit.aws.local.codedeploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/**
 * What is to be deployed: an alias of a function goes from one version to another.
 *
 * <p>The format is that of "AppSpec File structure" in the CodeDeploy User Guide, as JSON.
 *
 * @param hooks functions by the events that they belong to
 */
record AppSpec(String function, String alias, String currentVersion, String targetVersion, Map<String, String> hooks) {
    static final String BEFORE = "BeforeAllowTraffic";
    static final String AFTER = "AfterAllowTraffic";

    static AppSpec of(@Nullable RevisionLocation revision) {
        if (revision == null) {
            throw new AwsError("RevisionRequiredException", 400, "The revision ID was not specified.");
        }
        String content = revision.appSpecContent() != null
                ? revision.appSpecContent().content()
                : revision.string() == null ? null : revision.string().content();
        if (content == null) {
            throw new AwsError("InvalidRevisionException", 501, "The stand-in takes revisions of content only.");
        }
        if (!content.strip().startsWith("{")) {
            throw new AwsError("InvalidRevisionException", 501, "The stand-in takes an AppSpec file in JSON only.");
        }
        try {
            return read(JsonParser.parseString(content).getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | NoSuchElementException e) {
            throw new AwsError("InvalidRevisionException", 400, "The AppSpec file is invalid: " + content);
        }
    }

    private static AppSpec read(JsonObject spec) {
        JsonObject resource = spec.getAsJsonArray("Resources").get(0).getAsJsonObject();
        JsonObject function = resource.entrySet().iterator().next().getValue().getAsJsonObject();
        if (!function.get("Type").getAsString().equals("AWS::Lambda::Function")) {
            throw new IllegalStateException("not a function");
        }
        JsonObject properties = function.getAsJsonObject("Properties");
        Map<String, String> hooks = new TreeMap<>();
        if (spec.has("Hooks")) {
            for (JsonElement each : spec.getAsJsonArray("Hooks")) {
                each.getAsJsonObject()
                        .entrySet()
                        .forEach(
                                hook -> hooks.put(hook.getKey(), hook.getValue().getAsString()));
            }
        }
        if (!Set.of(BEFORE, AFTER).containsAll(hooks.keySet())) {
            throw new IllegalStateException("other hooks");
        }
        return new AppSpec(
                properties.get("Name").getAsString(),
                properties.get("Alias").getAsString(),
                properties.get("CurrentVersion").getAsString(),
                properties.get("TargetVersion").getAsString(),
                Map.copyOf(hooks));
    }

    String target() {
        return function + ":" + alias;
    }
}
