// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

/** Tells of what happened. */
@FunctionalInterface
public interface Publisher {

    /**
     * To be called when it is done and on stable storage. Returns quickly and throws nothing: whoever is to be told is told later.
     *
     * @param actor who did it, as lists show it
     */
    void publish(Event event, String actor);
}
