package org.chaosjunit;

import org.junit.jupiter.api.extension.InvocationInterceptor;

/** Runs a test method as an experiment. */
final class ChaosExtension implements InvocationInterceptor {}
