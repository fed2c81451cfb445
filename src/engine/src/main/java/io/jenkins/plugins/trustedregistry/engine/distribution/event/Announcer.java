// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every listener. Behind the transaction what goes wrong there is kept away from the client, for what was done is done; inside of
 * it, it undoes everything: an image whose scan or verdict could not be asked for is not stored either.
 */
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final List<DistributionListener> listeners;

    public Announcer(List<DistributionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Tells of what is being stored, within the transaction that does.
     *
     * @throws RuntimeException of the first listener that fails; the transaction must end with it
     */
    public void within(Consumer<DistributionListener> news) {
        listeners.forEach(news);
    }

    /** Tells of what is done. */
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
