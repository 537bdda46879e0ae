package org.chaosjunit.aws.local.appconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import software.amazon.awssdk.services.appconfig.model.Application;
import software.amazon.awssdk.services.appconfig.model.ConfigurationProfileSummary;
import software.amazon.awssdk.services.appconfig.model.CreateApplicationRequest;
import software.amazon.awssdk.services.appconfig.model.CreateApplicationResponse;
import software.amazon.awssdk.services.appconfig.model.CreateConfigurationProfileRequest;
import software.amazon.awssdk.services.appconfig.model.CreateConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyRequest;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.CreateEnvironmentRequest;
import software.amazon.awssdk.services.appconfig.model.CreateEnvironmentResponse;
import software.amazon.awssdk.services.appconfig.model.CreateHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.DeleteDeploymentStrategyRequest;
import software.amazon.awssdk.services.appconfig.model.DeleteDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.DeleteHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.DeleteHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.GetApplicationRequest;
import software.amazon.awssdk.services.appconfig.model.GetApplicationResponse;
import software.amazon.awssdk.services.appconfig.model.GetConfigurationProfileRequest;
import software.amazon.awssdk.services.appconfig.model.GetConfigurationProfileResponse;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentStrategyRequest;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.GetEnvironmentRequest;
import software.amazon.awssdk.services.appconfig.model.GetEnvironmentResponse;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionRequest;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsRequest;
import software.amazon.awssdk.services.appconfig.model.ListApplicationsResponse;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesRequest;
import software.amazon.awssdk.services.appconfig.model.ListConfigurationProfilesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentStrategiesResponse;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsRequest;
import software.amazon.awssdk.services.appconfig.model.ListEnvironmentsResponse;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsRequest;
import software.amazon.awssdk.services.appconfig.model.ListHostedConfigurationVersionsResponse;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.StopDeploymentResponse;

/** AppConfig: applications, environments, profiles, strategies and deployments. */
public final class LocalAppConfig implements LocalService {
    private static final String APP = "/applications/{ApplicationId}";
    private static final String ENVIRONMENT = APP + "/environments/{EnvironmentId}";
    private static final String PROFILE = APP + "/configurationprofiles/{ConfigurationProfileId}";
    private static final String VERSION = PROFILE + "/hostedconfigurationversions/{VersionNumber}";
    private static final String DEPLOYMENT = ENVIRONMENT + "/deployments/{DeploymentNumber}";

    private final Map<String, App> apps = new TreeMap<>();
    private final Map<String, CreateDeploymentStrategyResponse> strategies = new TreeMap<>();
    private LocalAws aws;

    private record App(
            CreateApplicationResponse model, Map<String, Environment> environments, Map<String, Profile> profiles) {}

    /** What a client of the data plane asks for. */
    record Place(Environment environment, Profile profile) {}

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        stand.alarms().onAlarm(this::alarm);
        strategy("AppConfig.AllAtOnce", 0, 100, 10);
        strategy("AppConfig.Linear50PercentEvery30Seconds", 1, 50, 1);
        strategy("AppConfig.Canary10Percent20Minutes", 20, 10, 10);
        strategy("AppConfig.Linear20PercentEvery6Minutes", 30, 20, 30);
        Operations on = stand.service("appconfig").restJson();
        on.on("POST", "/applications", CreateApplicationRequest::builder, locked(this::createApplication));
        on.on("GET", "/applications", ListApplicationsRequest::builder, locked(this::applications));
        on.on("GET", APP, GetApplicationRequest::builder, locked(this::application))
                .resource(r -> arn(r.applicationId()));
        on.on("POST", APP + "/environments", CreateEnvironmentRequest::builder, locked(this::createEnvironment))
                .resource(r -> arn(r.applicationId()));
        on.on("GET", APP + "/environments", ListEnvironmentsRequest::builder, locked(this::environments))
                .resource(r -> arn(r.applicationId()));
        on.on("GET", ENVIRONMENT, GetEnvironmentRequest::builder, locked(this::environment))
                .resources(r -> within(r.applicationId(), "environment", r.environmentId()));
        on.on(
                        "POST",
                        APP + "/configurationprofiles",
                        CreateConfigurationProfileRequest::builder,
                        locked(this::createProfile))
                .resource(r -> arn(r.applicationId()));
        on.on("GET", APP + "/configurationprofiles", ListConfigurationProfilesRequest::builder, locked(this::profiles))
                .resource(r -> arn(r.applicationId()));
        on.on("GET", PROFILE, GetConfigurationProfileRequest::builder, locked(this::profile))
                .resources(r -> within(r.applicationId(), "configurationprofile", r.configurationProfileId()));
        versions(on);
        on.on("POST", "/deploymentstrategies", CreateDeploymentStrategyRequest::builder, locked(this::createStrategy));
        on.on("GET", "/deploymentstrategies", ListDeploymentStrategiesRequest::builder, locked(this::strategies));
        on.on(
                        "GET",
                        "/deploymentstrategies/{DeploymentStrategyId}",
                        GetDeploymentStrategyRequest::builder,
                        locked(this::strategy))
                .resource(r -> strategyArn(r.deploymentStrategyId()));
        // The service's own spelling.
        on.on(
                        "DELETE",
                        "/deployementstrategies/{DeploymentStrategyId}",
                        DeleteDeploymentStrategyRequest::builder,
                        locked(this::deleteStrategy))
                .resource(r -> strategyArn(r.deploymentStrategyId()));
        deployments(on);
    }

    private void versions(Operations on) {
        on.on(
                        "POST",
                        PROFILE + "/hostedconfigurationversions",
                        CreateHostedConfigurationVersionRequest::builder,
                        locked(r -> profile(r.applicationId(), r.configurationProfileId())
                                .add(r)))
                .resources(r -> within(r.applicationId(), "configurationprofile", r.configurationProfileId()));
        on.on(
                        "GET",
                        PROFILE + "/hostedconfigurationversions",
                        ListHostedConfigurationVersionsRequest::builder,
                        locked(this::versions))
                .resources(r -> within(r.applicationId(), "configurationprofile", r.configurationProfileId()));
        on.on("GET", VERSION, GetHostedConfigurationVersionRequest::builder, locked(this::version))
                .resources(r -> within(
                        r.applicationId(),
                        "configurationprofile",
                        r.configurationProfileId(),
                        "hostedconfigurationversion",
                        r.versionNumber().toString()));
        on.on("DELETE", VERSION, DeleteHostedConfigurationVersionRequest::builder, locked(this::deleteVersion))
                .resources(r -> within(
                        r.applicationId(),
                        "configurationprofile",
                        r.configurationProfileId(),
                        "hostedconfigurationversion",
                        r.versionNumber().toString()));
    }

    private void deployments(Operations on) {
        on.on("POST", ENVIRONMENT + "/deployments", StartDeploymentRequest::builder, locked(this::start))
                .resources(r -> within(r.applicationId(), "environment", r.environmentId()))
                .needs(
                        "appconfig:StartDeployment",
                        r -> arn(r.applicationId(), "configurationprofile", r.configurationProfileId()))
                .needs("appconfig:StartDeployment", r -> strategyArn(r.deploymentStrategyId()));
        on.on("GET", ENVIRONMENT + "/deployments", ListDeploymentsRequest::builder, locked(this::list))
                .resources(r -> within(r.applicationId(), "environment", r.environmentId()));
        on.on("GET", DEPLOYMENT, GetDeploymentRequest::builder, locked(this::get))
                .resources(r -> within(
                        r.applicationId(),
                        "environment",
                        r.environmentId(),
                        "deployment",
                        r.deploymentNumber().toString()));
        on.on("DELETE", DEPLOYMENT, StopDeploymentRequest::builder, locked(this::stop))
                .resources(r -> within(
                        r.applicationId(),
                        "environment",
                        r.environmentId(),
                        "deployment",
                        r.deploymentNumber().toString()));
    }

    private <R, A> Function<R, A> locked(Function<R, A> handler) {
        return request -> {
            synchronized (apps) {
                return handler.apply(request);
            }
        };
    }

    private String arn(String app) {
        return aws.arn("appconfig", "application/" + app);
    }

    private String arn(String app, String kind, String id) {
        return arn(app) + "/" + kind + "/" + id;
    }

    // What lies within something takes the permission on all that it lies within.
    private List<String> within(String app, String... kindsAndIds) {
        List<String> arns = new ArrayList<>(List.of(arn(app)));
        for (int i = 0; i < kindsAndIds.length; i += 2) {
            arns.add(arns.get(i / 2) + "/" + kindsAndIds[i] + "/" + kindsAndIds[i + 1]);
        }
        Collections.reverse(arns);
        return arns;
    }

    private String strategyArn(String id) {
        return aws.arn("appconfig", "deploymentstrategy/" + id);
    }

    static AwsError missing(String what) {
        return new AwsError("ResourceNotFoundException", 404, what + " could not be found.");
    }

    private static String newId() {
        return Long.toString(
                ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36 * 36 * 36),
                36);
    }

    private static <T> T in(Map<String, T> map, String id, String what) {
        return Optional.ofNullable(map.get(id)).orElseThrow(() -> missing(what + " " + id));
    }

    private App app(String id) {
        return in(apps, id, "Application");
    }

    private Environment environment(String app, String id) {
        return in(app(app).environments(), id, "Environment");
    }

    private Profile profile(String app, String id) {
        return in(app(app).profiles(), id, "Configuration profile");
    }

    /** Finds a profile in an environment, each by its id or its name. */
    Place place(String application, String environment, String profile) {
        synchronized (apps) {
            App app = apps.values().stream()
                    .filter(each ->
                            is(application, each.model().id(), each.model().name()))
                    .findFirst()
                    .orElseThrow(() -> missing("Application " + application));
            return new Place(
                    app.environments().values().stream()
                            .filter(each -> is(environment, each.id(), each.name()))
                            .findFirst()
                            .orElseThrow(() -> missing("Environment " + environment)),
                    app.profiles().values().stream()
                            .filter(each -> is(profile, each.model().id(), each.name()))
                            .findFirst()
                            .orElseThrow(() -> missing("Configuration profile " + profile)));
        }
    }

    /** Returns the version that a client gets now; empty where nothing was ever deployed. */
    Optional<Integer> version(Place place, double dice) {
        synchronized (apps) {
            return place.environment()
                    .version(place.profile(), dice, aws.clock().instant());
        }
    }

    private static boolean is(String wanted, String id, String name) {
        return wanted.equals(id) || wanted.equals(name);
    }

    private void alarm(String arn) {
        synchronized (apps) {
            apps.values().forEach(app -> app.environments()
                    .values()
                    .forEach(each -> each.alarm(arn, aws.clock().instant())));
        }
    }

    private CreateApplicationResponse createApplication(CreateApplicationRequest request) {
        var model = Models.copy(request, CreateApplicationResponse.builder())
                .id(newId())
                .build();
        apps.put(model.id(), new App(model, new TreeMap<>(), new TreeMap<>()));
        return model;
    }

    private GetApplicationResponse application(GetApplicationRequest request) {
        return Models.copy(app(request.applicationId()).model(), GetApplicationResponse.builder())
                .build();
    }

    private ListApplicationsResponse applications(ListApplicationsRequest request) {
        List<Application> all = apps.values().stream()
                .map(each -> Models.copy(each.model(), Application.builder()).build())
                .toList();
        Page<Application> page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListApplicationsResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private CreateEnvironmentResponse createEnvironment(CreateEnvironmentRequest request) {
        var model = Models.copy(request, CreateEnvironmentResponse.builder())
                .id(newId())
                .build();
        Environment environment = new Environment(model);
        app(request.applicationId()).environments().put(model.id(), environment);
        return environment.model(aws.clock().instant());
    }

    private GetEnvironmentResponse environment(GetEnvironmentRequest request) {
        var model = environment(request.applicationId(), request.environmentId())
                .model(aws.clock().instant());
        return Models.copy(model, GetEnvironmentResponse.builder()).build();
    }

    private ListEnvironmentsResponse environments(ListEnvironmentsRequest request) {
        var all = app(request.applicationId()).environments().values().stream()
                .map(each -> Models.copy(
                                each.model(aws.clock().instant()),
                                software.amazon.awssdk.services.appconfig.model.Environment.builder())
                        .build())
                .toList();
        var page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListEnvironmentsResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private CreateConfigurationProfileResponse createProfile(CreateConfigurationProfileRequest request) {
        if (!"hosted".equals(request.locationUri()) || request.hasValidators()) {
            throw new AwsError("NotInStandIn", 501, "The stand-in has hosted profiles without validators only.");
        }
        var model = Models.copy(request, CreateConfigurationProfileResponse.builder())
                .id(newId())
                .type(request.type() == null ? "AWS.Freeform" : request.type())
                .build();
        app(request.applicationId()).profiles().put(model.id(), new Profile(model));
        return model;
    }

    private GetConfigurationProfileResponse profile(GetConfigurationProfileRequest request) {
        var model = profile(request.applicationId(), request.configurationProfileId())
                .model();
        return Models.copy(model, GetConfigurationProfileResponse.builder()).build();
    }

    private ListConfigurationProfilesResponse profiles(ListConfigurationProfilesRequest request) {
        var all = app(request.applicationId()).profiles().values().stream()
                .filter(each -> request.type() == null
                        || request.type().equals(each.model().type()))
                .map(each -> Models.copy(each.model(), ConfigurationProfileSummary.builder())
                        .build())
                .toList();
        var page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListConfigurationProfilesResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private GetHostedConfigurationVersionResponse version(GetHostedConfigurationVersionRequest request) {
        var version = profile(request.applicationId(), request.configurationProfileId())
                .version(request.versionNumber());
        return Models.copy(version, GetHostedConfigurationVersionResponse.builder())
                .build();
    }

    private ListHostedConfigurationVersionsResponse versions(ListHostedConfigurationVersionsRequest request) {
        var all = new TreeMap<>(profile(request.applicationId(), request.configurationProfileId())
                        .versions())
                .descendingMap().values().stream()
                        .filter(each -> request.versionLabel() == null
                                || request.versionLabel().equals(each.versionLabel()))
                        .map(each -> Models.copy(each, HostedConfigurationVersionSummary.builder())
                                .build())
                        .toList();
        var page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListHostedConfigurationVersionsResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DeleteHostedConfigurationVersionResponse deleteVersion(DeleteHostedConfigurationVersionRequest request) {
        Profile profile = profile(request.applicationId(), request.configurationProfileId());
        profile.version(request.versionNumber());
        profile.versions().remove(request.versionNumber());
        return DeleteHostedConfigurationVersionResponse.builder().build();
    }

    private void strategy(String id, int minutes, float growth, int bake) {
        strategies.put(
                id,
                CreateDeploymentStrategyResponse.builder()
                        .id(id)
                        .name(id)
                        .deploymentDurationInMinutes(minutes)
                        .growthFactor(growth)
                        .growthType(GrowthType.LINEAR)
                        .finalBakeTimeInMinutes(bake)
                        .replicateTo("NONE")
                        .build());
    }

    private CreateDeploymentStrategyResponse createStrategy(CreateDeploymentStrategyRequest request) {
        var strategy = CreateDeploymentStrategyResponse.builder()
                .finalBakeTimeInMinutes(0)
                .growthType(GrowthType.LINEAR)
                .id(newId());
        strategies.put(strategy.build().id(), Models.copy(request, strategy).build());
        return strategy.build();
    }

    private GetDeploymentStrategyResponse strategy(GetDeploymentStrategyRequest request) {
        var strategy = in(strategies, request.deploymentStrategyId(), "Deployment strategy");
        return Models.copy(strategy, GetDeploymentStrategyResponse.builder()).build();
    }

    private ListDeploymentStrategiesResponse strategies(ListDeploymentStrategiesRequest request) {
        var all = strategies.values().stream()
                .map(each -> Models.copy(each, DeploymentStrategy.builder()).build())
                .toList();
        var page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListDeploymentStrategiesResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DeleteDeploymentStrategyResponse deleteStrategy(DeleteDeploymentStrategyRequest request) {
        in(strategies, request.deploymentStrategyId(), "Deployment strategy");
        strategies.remove(request.deploymentStrategyId());
        return DeleteDeploymentStrategyResponse.builder().build();
    }

    private StartDeploymentResponse start(StartDeploymentRequest request) {
        Profile profile = profile(request.applicationId(), request.configurationProfileId());
        profile.version(Integer.parseInt(request.configurationVersion()));
        Deployment deployment = environment(request.applicationId(), request.environmentId())
                .start(
                        request,
                        profile,
                        in(strategies, request.deploymentStrategyId(), "Deployment strategy"),
                        aws.clock().instant());
        return Models.copy(deployment.model(aws.clock().instant()), StartDeploymentResponse.builder())
                .build();
    }

    private GetDeploymentResponse get(GetDeploymentRequest request) {
        return environment(request.applicationId(), request.environmentId())
                .deployment(request.deploymentNumber())
                .model(aws.clock().instant());
    }

    private ListDeploymentsResponse list(ListDeploymentsRequest request) {
        var all = environment(request.applicationId(), request.environmentId()).deployments().stream()
                .sorted((one, other) -> other.number() - one.number())
                .map(each -> Models.copy(each.model(aws.clock().instant()), DeploymentSummary.builder())
                        .build())
                .toList();
        var page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return ListDeploymentsResponse.builder()
                .items(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private StopDeploymentResponse stop(StopDeploymentRequest request) {
        Environment environment = environment(request.applicationId(), request.environmentId());
        environment.stop(
                request.deploymentNumber(),
                Boolean.TRUE.equals(request.allowRevert()),
                aws.clock().instant());
        var model = environment
                .deployment(request.deploymentNumber())
                .model(aws.clock().instant());
        return Models.copy(model, StopDeploymentResponse.builder()).build();
    }
}
