package org.chaosjunit.aws.handler;

/** The handler begins when the function's time is nearly up; in milliseconds before. */
record TimeoutFlag(Gate gate, double buffer) implements EarlyFlag {
    static Flag read(FlagReader reader) {
        return new TimeoutFlag(
                reader.gate(), reader.number("timeout_buffer_ms", 0, number -> number >= 0, "of at least 0"));
    }

    @Override
    public String mode() {
        return "timeout";
    }

    @Override
    public void act(Scene scene) {
        int remaining = scene.remainingMillis();
        long sleep = (long) Math.max(0, remaining - buffer);
        scene.log()
                .info(
                        "mode",
                        mode(),
                        "action",
                        "inject",
                        "sleep_ms",
                        sleep,
                        "buffer_ms",
                        LogLines.number(buffer),
                        "remaining_ms",
                        remaining);
        scene.sleep(sleep);
    }
}
