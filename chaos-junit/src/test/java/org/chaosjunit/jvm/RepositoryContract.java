package org.chaosjunit.jvm;

/** What {@link Repository} implements. */
interface RepositoryContract {
    void promised();

    default String byDefault() {
        return "default";
    }
}
