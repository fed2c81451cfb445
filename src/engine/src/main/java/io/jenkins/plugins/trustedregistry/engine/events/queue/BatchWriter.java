// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.queue;

import java.util.List;

/** Puts items where they stay. Called by one thread. */
@FunctionalInterface
public interface BatchWriter<T> {

    /** Writes all of them or, when it throws, none: then the same batch comes again. */
    void write(List<T> batch) throws Exception;

    /** Nothing has come for a second: a moment to do what need not be done at once. */
    default void rest() throws Exception {}
}
