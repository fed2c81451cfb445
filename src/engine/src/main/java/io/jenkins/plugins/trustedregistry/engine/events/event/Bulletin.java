// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells another publisher, and then everybody in process who subscribed. */
public final class Bulletin implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Bulletin.class);

    private final Publisher first;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    public Bulletin(Publisher first) {
        this.first = first;
    }

    public void subscribe(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    @Override
    public void publish(Event event, String actor) {
        first.publish(event, actor);
        for (Subscriber subscriber : subscribers) {
            try {
                subscriber.happened(event, actor);
            } catch (RuntimeException e) {
                LOG.error(
                        "A subscriber failed at {}: {}",
                        event.type(),
                        subscriber.getClass().getName(),
                        e);
            }
        }
    }
}
