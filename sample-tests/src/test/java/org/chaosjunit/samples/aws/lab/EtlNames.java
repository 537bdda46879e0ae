package org.chaosjunit.samples.aws.lab;

/**
 * What the parts of one pipeline are called. Several pipelines stand side by side, each under a name of its own.
 *
 * @param pipeline what all names begin with
 */
record EtlNames(String pipeline) {
    String bucket() {
        return pipeline + "-documents";
    }

    String jsonQueue() {
        return pipeline + "-json-work-queue";
    }

    String errorQueue() {
        return pipeline + "-error-queue";
    }

    String csvQueue() {
        return pipeline + "-csv-work-queue";
    }

    String topic() {
        return pipeline + "-csv-topic";
    }

    String table() {
        return pipeline + "-symbols";
    }

    String function() {
        return pipeline + "-ChaosTransformer";
    }

    String parameter() {
        return "/" + pipeline + "/failureLambdaConfig";
    }
}
