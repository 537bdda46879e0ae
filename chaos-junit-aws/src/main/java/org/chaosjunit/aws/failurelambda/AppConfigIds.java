package org.chaosjunit.aws.failurelambda;

import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.Application;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.Environment;

/**
 * An application, environment and profile, found by their names or ids.
 *
 * @param application id of the application
 * @param environment id of the environment
 * @param profile id of the configuration profile
 * @param profileName name of the profile
 * @param isFlags whether it holds feature flags
 */
record AppConfigIds(String application, String environment, String profile, String profileName, boolean isFlags) {
    static AppConfigIds find(AppConfigClient client, String name) {
        String[] parts = name.split("/", -1);
        Application application = only(
                client.listApplicationsPaginator(request -> {}).items().stream(),
                each -> is(parts[0], each.id(), each.name()),
                "application",
                parts[0]);
        Environment environment = only(
                client.listEnvironmentsPaginator(request -> request.applicationId(application.id())).items().stream(),
                each -> is(parts[1], each.id(), each.name()),
                "environment",
                parts[1]);
        ConfigurationProfileSummary profile = only(
                client
                        .listConfigurationProfilesPaginator(request -> request.applicationId(application.id()))
                        .items()
                        .stream(),
                each -> is(parts[2], each.id(), each.name()),
                "configuration profile",
                parts[2]);
        if (!"hosted".equals(profile.locationUri())) {
            throw new IllegalStateException(
                    "the configuration profile " + parts[2] + " lies at " + profile.locationUri()
                            + ", not in AppConfig itself; if that is a parameter, name it with `parameter`.");
        }
        return new AppConfigIds(
                application.id(),
                environment.id(),
                profile.id(),
                profile.name(),
                "AWS.AppConfig.FeatureFlags".equals(profile.type()));
    }

    private static boolean is(String wanted, String id, String name) {
        return wanted.equals(id) || wanted.equals(name);
    }

    private static <T> T only(Stream<T> all, Predicate<T> isMeant, String kind, String wanted) {
        return all.filter(isMeant)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("AppConfig has no " + kind + " \"" + wanted + '"'));
    }
}
