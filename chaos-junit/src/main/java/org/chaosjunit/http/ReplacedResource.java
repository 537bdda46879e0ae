package org.chaosjunit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A resource has another representation; as an annotation, {@link PutResource}.
 *
 * <p>In code: {@code putResource("http://localhost:8474/flags/checkout", "{\"enabled\": false}")}.
 *
 * @param url the resource: {@code http} or {@code https}, with a host, without user and fragment
 * @param body what is put, sent as UTF-8
 * @param contentType its {@code Content-Type}
 * @param timeout how long each request may take: more than 0, at most a minute
 * @param credential where the header {@code Authorization} is found, if one is needed
 */
public record ReplacedResource(
        URI url, String body, String contentType, Duration timeout, Optional<Credential> credential)
        implements PlacedFault {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * Checks everything, and normalizes the URL.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public ReplacedResource {
        url = ResourceUrl.require(url);
        if (!contentType.matches("[!-~]+/[!-~][ -~]*")) {
            throw new InvalidAttributeException(
                    "contentType",
                    "to be a media type",
                    '"' + contentType + '"',
                    "Write for example `contentType = \"application/json\"`.");
        }
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
            throw new InvalidAttributeException(
                    "timeout",
                    "to be more than 0 and at most 60 s",
                    Durations.format(timeout),
                    "Write for example `timeout = \"5s\"`.");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        if (length > Representation.MOST_BYTES) {
            throw new InvalidAttributeException(
                    "body",
                    "to have at most " + Representation.MOST_BYTES + " bytes",
                    Integer.toString(length),
                    "Write a shorter one.");
        }
    }

    /** Puts a body of JSON there, each request taking at most 5 s; arguments as in {@link PutResource}. */
    public static ReplacedResource putResource(String url, String body) {
        return new ReplacedResource(
                ResourceUrl.parse(url), body, "application/json", Duration.ofSeconds(5), Optional.empty());
    }

    /** Returns the same with a body of that type. */
    public ReplacedResource contentType(String type) {
        return new ReplacedResource(url, body, type, timeout, credential);
    }

    /** Returns the same with so much time for each request. */
    public ReplacedResource timeout(Duration limit) {
        return new ReplacedResource(url, body, contentType, limit, credential);
    }

    /** Returns the same with a header {@code Authorization}, as in {@link PutResource#authorization()}. */
    public ReplacedResource authorization(String placeholder) {
        return new ReplacedResource(url, body, contentType, timeout, Credential.parse(placeholder));
    }

    @Override
    public String description() {
        return "put " + representation().bytes() + " of " + contentType + " to " + url;
    }

    @Override
    public Target target() {
        return new HttpTarget(url);
    }

    Representation representation() {
        return new Representation(body.getBytes(StandardCharsets.UTF_8), Optional.of(contentType), Optional.empty());
    }

    Resource resource() {
        return new Resource(url, timeout, credential);
    }
}
