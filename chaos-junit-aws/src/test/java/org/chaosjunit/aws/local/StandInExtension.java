package org.chaosjunit.aws.local;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives each test a stand-in of its own, as a parameter of the test or of its constructor or set-up. */
public final class StandInExtension extends TypeBasedParameterResolver<LocalAws> {
    @Override
    public LocalAws resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(Namespace.create(StandInExtension.class, context.getUniqueId()))
                .getOrComputeIfAbsent(LocalAws.class, any -> LocalAws.start(), LocalAws.class);
    }
}
