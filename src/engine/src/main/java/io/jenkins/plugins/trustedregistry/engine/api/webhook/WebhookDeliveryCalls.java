// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Delivery;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhook;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhooks;
import java.util.List;

/** What was sent to webhooks, and sending: a test, or something once more. */
final class WebhookDeliveryCalls {
    private final Webhooks webhooks;

    WebhookDeliveryCalls(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** The newest first. */
    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        List<Delivery> found = webhooks.deliveries(call.parameter("webhook"), page.after(), page.limit() + 1);
        return Json.ok(page.page(found, Delivery::id, WebhookView.DeliveryView::of));
    }

    Reply show(Call call) {
        return Json.ok(WebhookView.WholeDelivery.of(find(call)));
    }

    /** Accepted, not yet sent. */
    Reply redeliver(Call call) {
        Delivery delivery = find(call);
        if (!webhook(call).active()) {
            throw Refusals.conflict("The webhook is switched off: switch it on, then have it sent once more.");
        }
        return Json.reply(202, WebhookView.DeliveryView.of(webhooks.redeliver(delivery)));
    }

    /** Done when it is answered: what the receiver said stands in the answer, also when it said no. */
    Reply test(Call call) {
        return Json.ok(WebhookView.WholeDelivery.of(
                webhooks.test(webhook(call), call.principal().shownName())));
    }

    private Webhook webhook(Call call) {
        return webhooks.find(call.parameter("webhook")).orElseThrow(WebhookCalls::missing);
    }

    private Delivery find(Call call) {
        return webhooks.delivery(call.parameter("webhook"), call.parameter("delivery"))
                .orElseThrow(() -> Refusals.missing(
                        "There is no such delivery, or it is so old that it was removed: list the webhook's"
                                + " deliveries."));
    }
}
