package org.chaosjunit.jvm;

/** What {@link Repository} inherits. */
class RepositoryBase {
    void inherited() {}
}
