// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

/** Told in process of everything that happens. */
@FunctionalInterface
public interface Subscriber {

    /** On the thread of whoever did it, once it is on stable storage: to return quickly. What it throws is logged. */
    void happened(Event event, String actor);
}
