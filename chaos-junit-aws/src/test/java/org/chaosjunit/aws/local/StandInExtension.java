package org.chaosjunit.aws.local;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives each test a stand-in of its own, as a parameter of the test or of its constructor or set-up. */
public final class StandInExtension extends TypeBasedParameterResolver<LocalAws> {
    @Override
    public LocalAws resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getStore(Namespace.create(StandInExtension.class, context.getUniqueId()));
        // What JUnit 5 has to do both at once, JUnit 6 calls by another name.
        LocalAws known = store.get(LocalAws.class, LocalAws.class);
        if (known != null) {
            return known;
        }
        LocalAws started = LocalAws.start();
        store.put(LocalAws.class, started);
        return started;
    }
}
