package org.chaosjunit.aws.handler;

/** The handler begins late; in milliseconds. */
record LatencyFlag(Gate gate, double min, double max) implements EarlyFlag {
    static Flag read(FlagReader reader) {
        Gate gate = reader.gate();
        double min = reader.number("min_latency", 0, number -> number >= 0, "of at least 0");
        double max = reader.number("max_latency", min, number -> number >= 0, "of at least 0");
        if (max < min) {
            reader.reject("max_latency", "must be at least `min_latency`");
        }
        return new LatencyFlag(gate, min, max);
    }

    @Override
    public String mode() {
        return "latency";
    }

    @Override
    public void act(Scene scene) {
        long millis = (long) Math.floor(min + scene.random().nextDouble() * (max - min));
        scene.log()
                .info(
                        "mode",
                        mode(),
                        "action",
                        "inject",
                        "latency_ms",
                        millis,
                        "min_latency",
                        LogLines.number(min),
                        "max_latency",
                        LogLines.number(max));
        scene.sleep(millis);
    }
}
