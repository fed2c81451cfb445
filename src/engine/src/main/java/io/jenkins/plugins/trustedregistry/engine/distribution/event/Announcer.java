// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, and keeps what goes wrong there away from the client. */
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final List<DistributionListener> listeners;

    public Announcer(List<DistributionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public void tell(Consumer<DistributionListener> news) {
        for (DistributionListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }
}
