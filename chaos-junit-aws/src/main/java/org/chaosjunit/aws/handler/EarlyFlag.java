package org.chaosjunit.aws.handler;

/** A flag that acts before the handler. */
interface EarlyFlag extends Flag {
    /**
     * Acts.
     *
     * @throws FailureLambdaException instead of the handler
     */
    void act(Scene scene);
}
