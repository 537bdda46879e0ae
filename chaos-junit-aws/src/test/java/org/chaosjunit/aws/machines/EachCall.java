package org.chaosjunit.aws.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Tries something once for each call of an experiment, several at a time, each with a stand-in of its own. */
final class EachCall {
    private static final int AT_ONCE = 4;

    private EachCall() {}

    static void of(int calls, Trial trial) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Void>> trials = new ArrayList<>();
            IntStream.rangeClosed(1, calls)
                    .forEach(call -> trials.add(threads.submit(() -> {
                        try (LocalAws aws = prepared()) {
                            trial.tryIt(aws, call);
                        }
                        return null;
                    })));
            for (Future<Void> each : trials) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Starts a stand-in in which the parameter has its value. */
    static LocalAws prepared() {
        LocalAws aws = LocalAws.start();
        aws.client(SsmClient.builder()).putParameter(request -> request.name(ParameterRun.PARAMETER)
                .value(ParameterRun.BEFORE)
                .type(ParameterType.STRING));
        aws.forgetCalls();
        return aws;
    }

    static String value(LocalAws aws) {
        return aws.client(SsmClient.builder())
                .getParameter(request -> request.name(ParameterRun.PARAMETER))
                .parameter()
                .value();
    }

    interface Trial {
        void tryIt(LocalAws aws, int call) throws Exception;
    }
}
