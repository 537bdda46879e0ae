package org.chaosjunit.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Whether this process is meant to call AWS: someone has named an endpoint, or a region and where its credentials are.
 *
 * <p>Asks nobody. The SDK would look for a metadata service as well, which takes seconds where there is none; on a machine
 * of EC2, which says so of itself, there is one.
 */
final class ConfiguredAws {
    private static final Set<String> OF_CREDENTIALS = Set.of(
            "aws_access_key_id",
            "credential_process",
            "credential_source",
            "login_session",
            "role_arn",
            "sso_session",
            "sso_start_url",
            "web_identity_token_file");

    private ConfiguredAws() {}

    static boolean isThere() {
        Properties properties = System.getProperties();
        Map<String, String> environment = System.getenv();
        if (!ConfiguredEndpoints.read(properties, environment).isEmpty()) {
            return true;
        }
        Optional<Profile> profile = profile();
        boolean hasRegion = properties.containsKey("aws.region")
                || environment.containsKey("AWS_REGION")
                || profile.flatMap(found -> found.property("region")).isPresent();
        return hasRegion
                && (hasCredentials(properties, environment)
                        || profile.filter(ConfiguredAws::hasCredentials).isPresent()
                        || isOfEc2());
    }

    private static boolean hasCredentials(Properties properties, Map<String, String> environment) {
        return properties.containsKey("aws.accessKeyId")
                || Stream.of(
                                "AWS_ACCESS_KEY_ID",
                                "AWS_WEB_IDENTITY_TOKEN_FILE",
                                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI")
                        .anyMatch(environment::containsKey);
    }

    private static boolean hasCredentials(Profile profile) {
        return profile.properties().keySet().stream().anyMatch(OF_CREDENTIALS::contains);
    }

    private static Optional<Profile> profile() {
        try {
            return ProfileFile.defaultProfileFile()
                    .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
        } catch (SdkClientException | IllegalArgumentException e) {
            throw new IllegalStateException("the profile of AWS cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isOfEc2() {
        try {
            return Files.readString(Path.of("/sys/devices/virtual/dmi/id/sys_vendor"))
                    .startsWith("Amazon EC2");
        } catch (IOException e) {
            return false;
        }
    }
}
