// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.SigningSecret;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhook;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.WebhookScope;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhooks;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Webhooks of a repository, of an organization or user, and of the registry. */
final class WebhookCalls {
    private final Webhooks webhooks;
    private final Guard guard;

    WebhookCalls(Webhooks webhooks, Guard guard) {
        this.webhooks = webhooks;
        this.guard = guard;
    }

    /** Whoever has the say over what the webhook tells of; a stranger gets the answer of a missing one. */
    Check owner() {
        return call -> {
            Webhook webhook = find(call);
            try {
                require(call, webhook.scope());
            } catch (RegistryException e) {
                throw e.status() == 401 ? e : missing();
            }
            return call;
        };
    }

    private void require(Call call, WebhookScope scope) {
        if (scope instanceof WebhookScope.OfRepository of) {
            guard.require(call.principal(), of.name(), RepositoryAction.CONFIGURE);
        } else if (scope instanceof WebhookScope.OfNamespace of) {
            guard.require(call.principal(), of.name(), NamespaceAction.MANAGE);
        } else {
            guard.requireRegistry(call.principal());
        }
    }

    static WebhookScope ofRepository(Call call) {
        return new WebhookScope.OfRepository(RepositoryName.parse(call.parameter("repository")));
    }

    static WebhookScope ofNamespace(Call call) {
        return new WebhookScope.OfNamespace(NamespaceName.parse(call.parameter("organization")));
    }

    static WebhookScope ofRegistry(Call call) {
        return new WebhookScope.OfRegistry();
    }

    Reply list(Call call, Function<Call, WebhookScope> scope) {
        Page.Request page = Page.Request.of(call);
        List<Webhook> found = webhooks.list(scope.apply(call), page.after(), page.limit() + 1);
        return Json.ok(page.page(found, Webhook::id, WebhookView::of));
    }

    Reply create(Call call, Function<Call, WebhookScope> where) throws IOException {
        WebhookScope scope = where.apply(call);
        WebhookBody body = new WebhookBody(
                JsonBody.of(call, "url", "types", "format", "secret", "authority", "skipVerification"),
                scope,
                webhooks.rules());
        Webhooks.Made made = webhooks.create(
                        scope, body.fresh(), body.secret(), call.principal().shownName())
                .orElseThrow(() -> Refusals.missing("There is no " + scope + " any more."));
        return Json.created("/api/v1/webhooks/" + made.webhook().id(), WebhookView.of(made));
    }

    Reply show(Call call) {
        return Json.ok(WebhookView.of(find(call)));
    }

    /** A new secret is asked for with rotateSecret, or given as secret. */
    Reply change(Call call) throws IOException {
        Webhook now = find(call);
        JsonBody json = JsonBody.of(
                call,
                Stream.concat(Stream.of(WebhookBody.KEYS), Stream.of("rotateSecret"))
                        .toArray(String[]::new));
        WebhookBody body = new WebhookBody(json, now.scope(), webhooks.rules());
        boolean active = json.flag("active").orElse(now.active());
        boolean switchedOn = active && !now.active();
        Webhook changed = new Webhook(
                now.id(),
                now.scope(),
                body.changed(now.wish()),
                active,
                now.createdAt(),
                now.createdBy(),
                now.lastSuccessfulAt(),
                switchedOn ? Optional.empty() : now.failingSince(),
                switchedOn ? Optional.empty() : now.disabledReason());
        Optional<SigningSecret> secret = body.secret();
        Webhooks.SecretChange change =
                json.flag("rotateSecret").orElse(false) ? Webhooks.SecretChange.MAKE_UP : Webhooks.SecretChange.KEEP;
        return Json.ok(WebhookView.of(webhooks.change(changed, change, secret).orElseThrow(WebhookCalls::missing)));
    }

    Reply delete(Call call) {
        if (!webhooks.delete(call.parameter("webhook"))) {
            throw missing();
        }
        return Json.gone();
    }

    private Webhook find(Call call) {
        return webhooks.find(call.parameter("webhook")).orElseThrow(WebhookCalls::missing);
    }

    static RegistryException missing() {
        return Refusals.missing(
                "There is no such webhook: list those of the repository, the namespace or the registry to see which"
                        + " there are.");
    }
}
