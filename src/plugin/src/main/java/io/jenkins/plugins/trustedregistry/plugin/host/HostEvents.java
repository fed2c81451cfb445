// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes the registry's events on to whoever in the plugin wants to be told; they must return quickly. */
public final class HostEvents implements Subscriber {
    /** Those of this Jenkins. */
    public static final HostEvents OF_JENKINS = new HostEvents();

    private final List<Subscriber> listeners = new CopyOnWriteArrayList<>();

    HostEvents() {}

    /** From now on; a second time does nothing. */
    public void listen(Subscriber listener) {
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    @Override
    public void happened(Event event, String actor) {
        listeners.forEach(each -> each.happened(event, actor));
    }
}
