package org.chaosjunit;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.zip.CRC32;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Settings;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs a test method as an experiment; brought by {@link ExperimentPart}. */
@SuppressWarnings("NullAway") // JUnit 6 says that a Void may be null and JUnit 5 does not: no signature suits both.
final class ChaosExtension implements InvocationInterceptor, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ChaosExtension.class);

    @Override
    public void interceptTestMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        run(body, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        run(body, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> body, ReflectiveInvocationContext<Method> call, ExtensionContext context) {
        throw new ExtensionConfigurationException(
                "An experiment cannot be a @TestFactory, for its dynamic tests run when"
                        + " the method is over. Write a @ParameterizedTest or several experiments.\n    on "
                        + Address.of(call.getExecutable()));
    }

    private static void run(Invocation<Void> body, ExtensionContext context) throws Throwable {
        Settings settings = Settings.over(context::getConfigurationParameter, PlatformParameters.names());
        Plan plan = plan(context, settings);
        Experiment experiment = Experiment.of(plan, settings);
        // JUnit closes the store on its own thread, even if the test thread never comes back.
        context.getStore(NAMESPACE).put(OpenExperiment.class, new OpenExperiment(experiment));
        Chaos chaos = chaos(context);
        chaos.bind(experiment);
        ExperimentResult result = experiment.run(() -> {
            chaos.bodyStarts();
            body.proceed();
        });
        context.publishReportEntry("chaos-junit.verdict", result.verdict().name());
        Outcome.throwUnlessPassed(result);
    }

    private static Plan plan(ExtensionContext context, Settings settings) {
        PlanReader reader = new PlanReader(
                context.getRequiredTestClass(),
                context.getRequiredTestMethod(),
                context.getRequiredTestInstance(),
                settings);
        try {
            return read(reader, context);
        } catch (RuntimeException e) {
            // Or else the file would go on saying what an earlier run has found.
            Experiment.invalid(id(context), reader.test(), context.getDisplayName(), e, settings);
            throw e;
        }
    }

    private static Plan read(PlanReader reader, ExtensionContext context) {
        try {
            return reader.read(id(context), context.getDisplayName(), context.getTags());
        } catch (LinkageError | ServiceConfigurationError e) {
            throw new ExtensionConfigurationException(
                    "The experiment cannot be read, for a part of it cannot be loaded: " + e + "\n    on "
                            + Address.of(context.getRequiredTestMethod()),
                    e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chaos.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod()
                .filter(parameter.getDeclaringExecutable()::equals)
                .isEmpty()) {
            throw new ParameterResolutionException(
                    "Chaos is the experiment while it runs: a parameter of the test method"
                            + " only, not of a constructor or a life-cycle method.\n    on "
                            + parameter.getDeclaringExecutable());
        }
        return chaos(context);
    }

    private static Chaos chaos(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Chaos chaos = store.get(Chaos.class, Chaos.class);
        if (chaos == null) {
            chaos = new Chaos();
            store.put(Chaos.class, chaos);
        }
        return chaos;
    }

    // Readable, and one for each invocation of a parameterized or repeated test.
    private static String id(ExtensionContext context) {
        CRC32 hash = new CRC32();
        hash.update(context.getUniqueId().getBytes(StandardCharsets.UTF_8));
        String type = context.getRequiredTestClass().getName();
        String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        List<String> parts = List.of(simple, context.getRequiredTestMethod().getName());
        return String.join(".", parts).replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + String.format("%08x", hash.getValue());
    }
}
