package org.chaosjunit.aws.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it came in, its body unpacked.
 *
 * @param path the path, still escaped
 * @param query the query's parameters, unescaped; one without a value has an empty one
 * @param headers by name, without regard to case
 */
@SuppressWarnings("ArrayRecordComponent")
public record WireRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {
    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/aws4_request");

    public WireRequest {
        Map<String, List<String>> insensitive = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        insensitive.putAll(headers);
        headers = insensitive;
    }

    /** Who signed a request for what. */
    public record Scope(String accessKey, String region, String service) {}

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** Returns what the signature says; empty for an unsigned request. */
    public Optional<Scope> scope() {
        String signed = header("Authorization")
                .or(() ->
                        Optional.ofNullable(query.get("X-Amz-Credential")).map(values -> "Credential=" + values.get(0)))
                .orElse("");
        Matcher scope = SCOPE.matcher(signed);
        return scope.find() ? Optional.of(new Scope(scope.group(1), scope.group(2), scope.group(3))) : Optional.empty();
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean hasType(String part) {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains(part);
    }

    /** Splits {@code a=b&c} and unescapes it. */
    public static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int end = pair.indexOf('=');
                String name = end < 0 ? pair : pair.substring(0, end);
                String value = end < 0 ? "" : pair.substring(end + 1);
                parameters
                        .computeIfAbsent(decoded(name), any -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
