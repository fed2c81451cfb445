// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, and keeps what goes wrong there away from whoever deletes. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<DeletionListener> all;

    Listeners(List<DeletionListener> all) {
        this.all = List.copyOf(all);
    }

    void tell(Consumer<DeletionListener> news) {
        for (DeletionListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener failed: {}", listener.getClass().getName(), e);
            }
        }
    }
}
