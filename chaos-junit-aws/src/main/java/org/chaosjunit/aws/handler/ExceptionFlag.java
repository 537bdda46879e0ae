package org.chaosjunit.aws.handler;

/** The function throws, and its handler does not run. */
record ExceptionFlag(Gate gate, String message) implements EarlyFlag {
    static Flag read(FlagReader reader) {
        return new ExceptionFlag(reader.gate(), reader.text("exception_msg").orElse("Injected exception"));
    }

    @Override
    public String mode() {
        return "exception";
    }

    @Override
    public void act(Scene scene) {
        scene.log().info("mode", mode(), "action", "inject", "exception_msg", message);
        throw new FailureLambdaException(message);
    }
}
