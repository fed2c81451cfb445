// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import java.util.List;

/** The webhooks that are switched on, in memory, so that what nobody wants to know costs nothing. */
final class Subscriptions {
    private final WebhookTable table;
    private volatile List<Webhook> active = List.of();

    Subscriptions(WebhookTable table) {
        this.table = table;
        reload();
    }

    /** To be called after each change, and now and then, because another server on the same database may have made one. */
    void reload() {
        active = List.copyOf(table.active());
    }

    List<Webhook> wanting(Event event) {
        List<Webhook> all = active;
        return all.isEmpty()
                ? all
                : all.stream().filter(webhook -> webhook.wants(event)).toList();
    }

    int count() {
        return active.size();
    }
}
