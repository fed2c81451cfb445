// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.PayloadFormat;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.SigningSecret;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhook;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.WebhookScope;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what somebody wants of a webhook. */
final class WebhookBody {
    static final String[] KEYS = {"url", "types", "format", "active", "secret", "authority", "skipVerification"};

    private static final int LONGEST_URL = 2000;

    private final JsonBody body;
    private final WebhookScope scope;
    private final TargetRules rules;

    WebhookBody(JsonBody body, WebhookScope scope, TargetRules rules) {
        this.body = body;
        this.scope = scope;
        this.rules = rules;
    }

    Webhook.Wish fresh() {
        return new Webhook.Wish(
                url(body.text("url")),
                types(body.texts("types")
                        .orElseThrow(
                                () -> Refusals.invalid("'types' is missing: name at least one of " + known() + "."))),
                body.optionalText("format").map(WebhookBody::format).orElse(PayloadFormat.PLAIN),
                trust("", false));
    }

    Webhook.Wish changed(Webhook.Wish now) {
        return new Webhook.Wish(
                body.optionalText("url").map(this::url).orElse(now.url()),
                body.texts("types").map(this::types).orElse(now.types()),
                body.optionalText("format").map(WebhookBody::format).orElse(now.format()),
                trust(now.trust().authorities(), now.trust().skipVerification()));
    }

    Optional<SigningSecret> secret() {
        return body.optionalText("secret").map(text -> said(() -> new SigningSecret(text)));
    }

    private Trust trust(String authorities, boolean skipVerification) {
        return said(() -> new Trust(
                body.optionalText("authority").orElse(authorities),
                body.flag("skipVerification").orElse(skipVerification)));
    }

    private URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("url is not an address on the web: write https://host/path.");
        }
        if (text.length() > LONGEST_URL) {
            throw Refusals.invalid("url is longer than " + LONGEST_URL + " characters.");
        }
        rules.refusal(url).ifPresent(sentence -> {
            throw Refusals.invalid(sentence);
        });
        return url;
    }

    private Set<EventType> types(List<String> names) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : names) {
            types.add(EventType.parse(name)
                    .filter(scope::allows)
                    .orElseThrow(() -> Refusals.invalid("The event type '" + Shown.of(name)
                            + "' can't be told here. Use some of " + known() + ".")));
        }
        if (types.isEmpty()) {
            throw Refusals.invalid("'types' is empty: name at least one of " + known() + ".");
        }
        return types;
    }

    private String known() {
        return Arrays.stream(EventType.values())
                .filter(scope::allows)
                .map(EventType::name)
                .collect(Collectors.joining(", "));
    }

    private static PayloadFormat format(String text) {
        return PayloadFormat.parse(text)
                .orElseThrow(() ->
                        Refusals.invalid("format '" + Shown.of(text) + "' is not known: use plain or cloudevents."));
    }

    /** The sentence of a value that is refused. */
    private static <T> T said(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }
}
