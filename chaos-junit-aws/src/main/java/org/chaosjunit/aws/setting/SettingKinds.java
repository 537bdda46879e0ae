package org.chaosjunit.aws.setting;

import java.util.ServiceLoader;

/** All kinds of settings on the class path. */
final class SettingKinds {
    private SettingKinds() {}

    /**
     * Finds a kind by its name.
     *
     * @throws IllegalStateException if there is none
     */
    static SettingKind named(String name) {
        // The class loader of this class: whoever reverts may have none of its own.
        return ServiceLoader.load(SettingKind.class, SettingKinds.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of settings is called " + name
                        + "; is the library that brings it on the class path?"));
    }
}
