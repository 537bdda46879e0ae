package org.chaosjunit.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Endpoints as the SDK itself looks them up: a system property beats an environment variable.
 *
 * <p>See "Service-specific endpoints" in the AWS SDKs and Tools Reference Guide.
 */
final class ConfiguredEndpoints {
    private static final String PROPERTY = "aws.endpointUrl";
    private static final String VARIABLE = "AWS_ENDPOINT_URL";

    private ConfiguredEndpoints() {}

    static Map<String, URI> read(Properties properties, Map<String, String> environment) {
        Map<String, URI> endpoints = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.equals(VARIABLE)) {
                endpoints.put("*", url(name, value));
            } else if (name.startsWith(VARIABLE + "_")) {
                endpoints.put(name.substring(VARIABLE.length() + 1).toLowerCase(Locale.ROOT), url(name, value));
            }
        });
        for (String name : properties.stringPropertyNames()) {
            if (name.equals(PROPERTY)) {
                endpoints.put("*", url(name, properties.getProperty(name)));
            } else if (name.startsWith(PROPERTY)) {
                endpoints.put(service(name.substring(PROPERTY.length())), url(name, properties.getProperty(name)));
            }
        }
        return endpoints;
    }

    // CloudWatchLogs, as in the property, is cloudwatch_logs in the variable.
    private static String service(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z][a-z])", "_").toLowerCase(Locale.ROOT);
    }

    private static URI url(String name, String value) {
        try {
            URI url = URI.create(value.strip());
            if (url.getHost() != null && url.getScheme() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // As below.
        }
        throw new InvalidAttributeException(
                "",
                "the endpoint of AWS to be a URL",
                name + '=' + value,
                "Write for example `" + name + "=http://localhost:4566`, or leave it out for AWS itself.");
    }
}
