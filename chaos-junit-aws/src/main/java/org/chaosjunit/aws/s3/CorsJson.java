package org.chaosjunit.aws.s3;

import com.google.gson.JsonObject;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** CORS rules as the AWS command line writes them. */
final class CorsJson {
    private static final String RULES = "CORSRules";

    private CorsJson() {}

    static String toText(List<CORSRule> rules) {
        JsonObject json = new JsonObject();
        json.add(RULES, Fields.array(rules, CorsJson::json));
        return json.toString();
    }

    private static JsonObject json(CORSRule rule) {
        JsonObject json = new JsonObject();
        Fields.addText(json, "ID", rule.id());
        Fields.addTexts(json, "AllowedHeaders", rule.hasAllowedHeaders() ? rule.allowedHeaders() : List.of());
        Fields.addTexts(json, "AllowedMethods", rule.allowedMethods());
        Fields.addTexts(json, "AllowedOrigins", rule.allowedOrigins());
        Fields.addTexts(json, "ExposeHeaders", rule.hasExposeHeaders() ? rule.exposeHeaders() : List.of());
        if (rule.maxAgeSeconds() != null) {
            json.addProperty("MaxAgeSeconds", rule.maxAgeSeconds());
        }
        return json;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if they are none; the message continues "..., "
     */
    static List<CORSRule> parse(String text) {
        Fields fields = Fields.parse(text);
        List<CORSRule> rules =
                fields.objects(RULES).stream().map(CorsJson::rule).toList();
        fields.end();
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("which holds no rule");
        }
        return rules;
    }

    private static CORSRule rule(Fields fields) {
        CORSRule.Builder rule = CORSRule.builder();
        fields.text("ID").ifPresent(rule::id);
        fields.texts("AllowedHeaders").ifPresent(rule::allowedHeaders);
        fields.texts("AllowedMethods").ifPresent(rule::allowedMethods);
        fields.texts("AllowedOrigins").ifPresent(rule::allowedOrigins);
        fields.texts("ExposeHeaders").ifPresent(rule::exposeHeaders);
        fields.number("MaxAgeSeconds").ifPresent(rule::maxAgeSeconds);
        fields.end();
        return rule.build();
    }
}
