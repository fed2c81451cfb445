// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several; what goes wrong with one keeps nothing from the others. */
public final class Publishers implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publishers.class);

    private final List<Publisher> all;

    public Publishers(List<Publisher> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void publish(Event event, String actor) {
        for (Publisher each : all) {
            try {
                each.publish(event, actor);
            } catch (RuntimeException e) {
                LOG.error("Somebody who is told of events failed: {}", each.getClass().getName(), e);
            }
        }
    }
}
