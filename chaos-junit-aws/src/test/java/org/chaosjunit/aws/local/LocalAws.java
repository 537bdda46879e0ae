package org.chaosjunit.aws.local;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The stand-in for AWS: one endpoint on the loopback address for all services. */
public final class LocalAws implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalAws.class.getName());
    private static final String ACCESS_KEY = "AKIALOCALAWS00000000";
    private static final String SECRET = "local";

    private final Clock clock;
    private final Region region;
    private final Callers callers = new Callers(account());
    private final MetricStore metrics = new MetricStore();
    private final AlarmStates alarms = new AlarmStates();
    private final Misbehaviours misbehaviours = new Misbehaviours();
    private final Hanging hanging = new Hanging();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Guard> guards = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Operations> operations = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, LocalService> services = new LinkedHashMap<>();
    private final Dispatcher dispatcher;
    private final HttpEndpoint http;

    private LocalAws(Clock clock, int port, Region region) {
        this.clock = clock;
        this.region = region;
        ServiceLoader.load(LocalService.class).forEach(service -> services.put(service.getClass(), service));
        services.values().forEach(service -> service.register(this));
        this.dispatcher = new Dispatcher(this, operations);
        Dispatcher answering = dispatcher;
        this.http = HttpEndpoint.start("local-aws", port, answering::answer);
    }

    /** Starts a stand-in on a free port. */
    public static LocalAws start() {
        return start(Clock.systemUTC());
    }

    /** Starts a stand-in on a free port, whose timestamps, expiries and metrics go by this clock. */
    public static LocalAws start(Clock clock) {
        return start(clock, 0);
    }

    /** Starts a stand-in on this port; 0 takes a free one. */
    public static LocalAws start(Clock clock, int port) {
        return new LocalAws(clock, port, Region.EU_CENTRAL_1);
    }

    /** Starts a stand-in of another region: what has the same name in both is not the same. */
    public static LocalAws start(Region region) {
        return new LocalAws(Clock.systemUTC(), 0, region);
    }

    /** Returns the operations of a new service; {@code prefix} is that of its IAM actions, for example {@code ssm}. */
    public Operations service(String prefix) {
        Operations added = new Operations(prefix);
        operations.add(added);
        return added;
    }

    /** Returns another service of this stand-in. */
    public <S extends LocalService> S service(Class<S> type) {
        return Optional.ofNullable(services.get(type))
                .map(type::cast)
                .orElseThrow(
                        () -> new IllegalStateException("No service " + type.getName() + " in META-INF/services."));
    }

    public URI endpoint() {
        return http.uri();
    }

    public Region region() {
        return region;
    }

    public String account() {
        return "123456789012";
    }

    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET));
    }

    /** Returns a client of the SDK for this stand-in, for example {@code aws.client(SsmClient.builder())}. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint())
                .region(region())
                .credentialsProvider(credentials())
                .build();
    }

    /** Returns what a process needs in its environment in order to find this stand-in instead of AWS. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint().toString(),
                "AWS_REGION",
                region().id(),
                "AWS_DEFAULT_REGION",
                region().id(),
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_EC2_METADATA_DISABLED",
                "true");
    }

    /** Returns an ARN of this account and region, for example {@code arn("ssm", "parameter/a")}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region().id() + ":" + account() + ":" + resource;
    }

    public Clock clock() {
        return clock;
    }

    public MetricStore metrics() {
        return metrics;
    }

    public AlarmStates alarms() {
        return alarms;
    }

    public Callers callers() {
        return callers;
    }

    /** Asks this guard before each call from now on. */
    public void guard(Guard guard) {
        guards.add(guard);
    }

    /** Returns why a service may not do this for its caller; services ask before they deliver to one another. */
    public Optional<String> objection(String service, Permission permission) {
        Call call = new Call(
                permission.action().replaceFirst(":.*", ""),
                permission.action().replaceFirst(".*:", ""),
                List.of(permission),
                service,
                region().id(),
                clock.instant());
        return guards.stream()
                .flatMap(guard -> guard.objection(call, permission).stream())
                .findFirst();
    }

    /**
     * Does an operation as another service does it for its customer.
     *
     * @param json the request, its members called as in the service's model
     * @throws org.chaosjunit.aws.local.wire.AwsError if it fails
     */
    public void perform(String service, String operation, String json, String accessKey) {
        dispatcher.perform(service, operation, json, accessKey);
    }

    /** Lets calls misbehave from now on; {@code *} stands for each service or operation. */
    public void misbehave(String service, String operation, Which which, Misbehaviour misbehaviour) {
        misbehaviours.order(service, operation, which, misbehaviour);
    }

    /** Ends all misbehaviour, and calls that hang; returns when these are over. */
    public void behave() {
        misbehaviours.clear();
        hanging.release();
    }

    /** Returns how many calls hang. */
    public int hanging() {
        return hanging.count();
    }

    /** Returns all calls so far, those that misbehaved or failed included. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Forgets the calls so far. */
    public void forgetCalls() {
        calls.clear();
    }

    /** Returns what the stand-in could not do so far: operations that it does not have, and its own failures. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Waits until all behave. */
    void hang() {
        hanging.hang();
    }

    Optional<Misbehaviour> record(Call call) {
        calls.add(call);
        return misbehaviours.next(call);
    }

    List<Guard> guards() {
        return guards;
    }

    void complain(String text, @Nullable Throwable cause) {
        complaints.add(text);
        LOG.log(System.Logger.Level.WARNING, text, cause);
    }

    @Override
    public void close() {
        behave();
        http.close();
        new ArrayList<>(services.values()).forEach(LocalService::close);
    }
}
