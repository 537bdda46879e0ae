package org.chaosjunit.aws.setting;

import org.chaosjunit.aws.AwsPlace;

/**
 * A kind of settings, for example the reserved concurrency of functions; found by its name with {@link
 * java.util.ServiceLoader}, so that any process can put one back.
 */
public interface SettingKind {
    /** Returns the name, as it stands in the ids of targets, for example {@code lambda:concurrency}. */
    String name();

    /**
     * Returns one of them; makes no call.
     *
     * @param address which one, for example the name of a function
     */
    Setting open(AwsPlace place, String address);
}
