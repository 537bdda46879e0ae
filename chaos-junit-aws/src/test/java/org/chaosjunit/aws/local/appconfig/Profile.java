package org.chaosjunit.aws.local.appconfig;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.model.CreateConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionResponse;

/** A configuration profile with its hosted versions. */
final class Profile {
    private static final int MOST = 2 * 1024 * 1024;

    private final CreateConfigurationProfileResponse model;
    private final TreeMap<Integer, CreateHostedConfigurationVersionResponse> versions = new TreeMap<>();
    private int last;

    Profile(CreateConfigurationProfileResponse model) {
        this.model = model;
    }

    CreateConfigurationProfileResponse model() {
        return model;
    }

    String name() {
        return model.name();
    }

    String locationUri() {
        return model.locationUri();
    }

    boolean hasFlags() {
        return "AWS.AppConfig.FeatureFlags".equals(model.type());
    }

    Map<Integer, CreateHostedConfigurationVersionResponse> versions() {
        return versions;
    }

    CreateHostedConfigurationVersionResponse version(int number) {
        return Optional.ofNullable(versions.get(number)).orElseThrow(() -> LocalAppConfig.missing("Version " + number));
    }

    CreateHostedConfigurationVersionResponse add(CreateHostedConfigurationVersionRequest request) {
        Integer expected = request.latestVersionNumber();
        if (expected != null && expected != last) {
            throw new AwsError("ConflictException", 409, "The latest version is " + last + ", not " + expected + ".");
        }
        if (request.content().asByteArrayUnsafe().length > MOST) {
            throw new AwsError("PayloadTooLargeException", 413, "The configuration is larger than 2 MB.");
        }
        String label = request.versionLabel();
        if (label != null && versions.values().stream().anyMatch(each -> label.equals(each.versionLabel()))) {
            throw new AwsError("ConflictException", 409, "There is a version with the label " + label + ".");
        }
        if (hasFlags()) {
            FeatureFlags.check(request.content().asByteArray());
        }
        last++;
        var version = Models.copy(request, CreateHostedConfigurationVersionResponse.builder())
                .versionNumber(last)
                .build();
        versions.put(last, version);
        return version;
    }

    SdkBytes served(int number) {
        SdkBytes content = version(number).content();
        return hasFlags() ? SdkBytes.fromByteArray(FeatureFlags.served(content.asByteArray())) : content;
    }
}
