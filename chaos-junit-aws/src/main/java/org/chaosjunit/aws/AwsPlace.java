package org.chaosjunit.aws;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Where AWS is called: a region, and other endpoints than its own if there are any.
 *
 * <p>As for the SDK itself, the region is found in the system property {@code aws.region}, the environment variable
 * {@code AWS_REGION} or the profile, and endpoints in {@code aws.endpointUrl} and {@code AWS_ENDPOINT_URL}, for a single
 * service in {@code aws.endpointUrlSsm} and {@code AWS_ENDPOINT_URL_SSM}. Credentials are found by the SDK's default chain.
 *
 * @param region name of the region
 * @param endpoints where a service is found instead of in the region, by its name as in {@code AWS_ENDPOINT_URL_SERVICE},
 *     in lower case; the one for all others by {@code *}
 */
public record AwsPlace(String region, Map<String, URI> endpoints) {
    private static final String ALL = "*";
    private static final String REGION = "aws.region";
    private static final String ACCOUNT = "aws.account";
    private static final String ENDPOINT = "aws.endpoint.";

    /** Copies the map. */
    public AwsPlace {
        endpoints = Map.copyOf(endpoints);
    }

    /**
     * Finds the place that this process is configured for; makes no call.
     *
     * @throws InvalidAttributeException if there is no region, or an endpoint is no URL
     */
    public static AwsPlace current() {
        return new AwsPlace(currentRegion(), ConfiguredEndpoints.read(System.getProperties(), System.getenv()));
    }

    private static String currentRegion() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion()
                    .id();
        } catch (SdkClientException none) {
            throw new InvalidAttributeException(
                    "",
                    "an AWS region",
                    "none",
                    "Set the environment variable `AWS_REGION` or the system property `aws.region`.");
        }
    }

    /** Returns the endpoint of a service, if it is another than the region's own. */
    public Optional<URI> endpoint(String service) {
        URI own = endpoints.get(service);
        return Optional.ofNullable(own == null ? endpoints.get(ALL) : own);
    }

    /** Tells whether some calls may go to AWS itself. */
    public boolean isReal() {
        return !endpoints.containsKey(ALL);
    }

    /**
     * Returns the account that the credentials belong to; asks once for each place.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if that cannot be asked
     */
    public String account() {
        return Accounts.of(this);
    }

    /** Returns what an undo record has to keep so that the same place is found again, and no other is taken for it. */
    public Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        state.put(REGION, region);
        state.put(ACCOUNT, account());
        endpoints.forEach((service, url) -> state.put(ENDPOINT + service, url.toString()));
        return state;
    }

    /**
     * Returns the place in which a change was made.
     *
     * @throws IllegalStateException if the credentials of this process are those of another account
     */
    public static AwsPlace of(UndoRecord undo) {
        AwsPlace place = unchecked(undo);
        String account = required(undo, ACCOUNT);
        if (!place.account().equals(account)) {
            throw new IllegalStateException("the change was made in the AWS account " + account
                    + ", but the credentials of this process are of " + place.account()
                    + "; run it again with those of " + account);
        }
        return place;
    }

    /** Tells whether a change was made in AWS. */
    static boolean isOf(UndoRecord undo) {
        return undo.state().containsKey(REGION) && undo.state().containsKey(ACCOUNT);
    }

    /** Returns the same, whatever the account of this process: only to name it. */
    public static AwsPlace unchecked(UndoRecord undo) {
        Map<String, URI> endpoints = undo.state().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ENDPOINT))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(ENDPOINT.length()), entry -> URI.create(entry.getValue())));
        return new AwsPlace(required(undo, REGION), endpoints);
    }

    private static String required(UndoRecord undo, String key) {
        @Nullable String value = undo.state().get(key);
        return Objects.requireNonNull(
                value, () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }

    /** Returns the place as it is shown to a person; asks for the account. */
    public String words() {
        String where = "AWS account " + account() + ", " + region;
        return isReal() ? where : where + " at " + endpoints.get(ALL);
    }
}
