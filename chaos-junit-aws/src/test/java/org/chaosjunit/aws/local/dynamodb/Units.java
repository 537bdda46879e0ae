package org.chaosjunit.aws.local.dynamodb;

/** What an operation consumes. */
enum Units {
    READ("Read"),
    WRITE("Write");

    private final String title;

    Units(String title) {
        this.title = title;
    }

    String provisioned() {
        return title + "CapacityUnits";
    }

    String onDemand() {
        return "Max" + title + "RequestUnits";
    }

    String consumedMetric() {
        return "Consumed" + title + "CapacityUnits";
    }

    String throttledMetric() {
        return title + "ThrottleEvents";
    }
}
