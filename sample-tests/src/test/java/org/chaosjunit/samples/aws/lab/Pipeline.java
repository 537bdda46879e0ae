package org.chaosjunit.samples.aws.lab;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * From JSON to CSV: documents in a bucket, a queue of what came in, the function that transforms them, the table that it
 * writes to, and a topic and a queue of what came out.
 */
final class Pipeline implements AutoCloseable {
    private static final int MEMORY = 128;

    private final EtlNames names;
    private final Clients clients;
    private final Consumer consumer;
    private final AtomicLong published = new AtomicLong();

    private Pipeline(EtlNames names, Clients clients, Consumer consumer) {
        this.names = names;
        this.clients = clients;
        this.consumer = consumer;
    }

    /** Creates a pipeline and lets it run. */
    static Pipeline open(LocalAws aws, String name, Transformer transformer, Architecture architecture) {
        EtlNames names = new EtlNames(name);
        Clients clients = Clients.of(aws);
        Pace pace = Pace.current();
        Resources resources = new Resources(clients, names);
        String results = resources.resultQueue();
        String topic = resources.topic(results);
        String work = resources.workQueue(pace);
        resources.table();
        clients.ssm().putParameter(request -> request.name(names.parameter())
                .type(ParameterType.STRING)
                .value(transformer.noFailure()));

        Map<String, String> environment = new HashMap<>(transformer.environment());
        environment.put("FAILURE_INJECTION_PARAM", names.parameter());
        environment.put("TABLE", names.table());
        environment.put("TOPIC_ARN", topic);
        environment.put("AWAIT_WRITES", Boolean.toString(architecture.awaitsWrites()));
        Duration timeout = architecture.isPatient() ? pace.patient() : pace.hasty();
        clients.lambda().createFunction(request -> request.functionName(names.function())
                .runtime(transformer.runtime())
                .handler(transformer.handler())
                .code(transformer.code())
                .role(aws.arn("iam", "role/" + name))
                .memorySize(MEMORY)
                .timeout((int) timeout.toSeconds())
                .environment(variables -> variables.variables(environment)));
        clients.lambda().createEventSourceMapping(request -> request.functionName(names.function())
                .eventSourceArn(work)
                .batchSize(1)
                .scalingConfig(scaling -> scaling.maximumConcurrency(transformer.concurrency())));
        resources.bucket(work);
        return new Pipeline(names, clients, Consumer.start(clients.sqs(), results));
    }

    /** Publishes the next document. */
    void publish() {
        long number = published.getAndIncrement();
        clients.s3()
                .putObject(
                        request -> request.bucket(names.bucket()).key("input/" + number + ".json"),
                        RequestBody.fromString(Documents.document(number)));
    }

    EtlNames names() {
        return names;
    }

    Clients clients() {
        return clients;
    }

    Consumer consumer() {
        return consumer;
    }

    @Override
    public void close() {
        clients.lambda().deleteFunction(request -> request.functionName(names.function()));
        consumer.close();
        clients.close();
    }
}
