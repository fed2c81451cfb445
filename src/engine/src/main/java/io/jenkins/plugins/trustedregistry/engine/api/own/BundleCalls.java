// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.own;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Owner;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.BundleTarget;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundle;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundles;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.BundleSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Client bundles. */
final class BundleCalls {
    private final ClientBundles bundles;
    private final Supplier<BundleSettings> settings;
    private final Owner owner;

    BundleCalls(ClientBundles bundles, Supplier<BundleSettings> settings, Owner owner) {
        this.bundles = bundles;
        this.settings = settings;
        this.owner = owner;
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        String of = owner.of(call.principal(), call.queryParameter("user"));
        return Json.ok(page.page(bundles.list(of, page.after(), page.limit() + 1), ClientBundle::id, BundleView::of));
    }

    /** The private key is in this answer and nowhere else. */
    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "lifetimeDays", "user", "registry");
        Duration lifetime = Duration.ofDays(
                body.number("lifetimeDays").orElse(settings.get().lifetimeDays()));
        ClientBundles.Created created = bundles.create(
                owner.of(call.principal(), body.optionalText("user")),
                body.text("name"),
                lifetime,
                target(body.optionalText("registry").orElseGet(() -> reachedAs(call))));
        return Reply.of(201)
                .with("Location", "/api/v1/bundles/" + created.bundle().id())
                .with("Content-Disposition", "attachment; filename=\"client-bundle.zip\"")
                .with("Cache-Control", "no-store")
                .with("application/zip", created.zip());
    }

    Reply show(Call call) {
        return Json.ok(BundleView.of(find(call)));
    }

    /** Ends the bundle; it stays in the list as revoked. */
    Reply revoke(Call call) {
        if (!bundles.revoke(find(call).id())) {
            throw missing();
        }
        return Json.gone();
    }

    private BundleTarget target(String registry) {
        try {
            return new BundleTarget(
                    registry, Optional.of(settings.get().dockerHost()).filter(host -> !host.isEmpty()));
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** The registry's name as this client used it, or its public address. */
    private static String reachedAs(Call call) {
        return URI.create(call.peer().baseUrl()).getRawAuthority();
    }

    private ClientBundle find(Call call) {
        ClientBundle bundle = bundles.find(call.parameter("id")).orElseThrow(BundleCalls::missing);
        owner.check(call.principal(), bundle.owner(), missing());
        return bundle;
    }

    private static RegistryException missing() {
        return Refusals.missing("There is no such client bundle: list yours to see which there are.");
    }

    /** A client bundle as the API shows it. */
    record BundleView(
            String id,
            String name,
            String user,
            String serial,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> revokedAt,
            Optional<Instant> lastUsedAt) {

        static BundleView of(ClientBundle bundle) {
            return new BundleView(
                    bundle.id(),
                    bundle.name(),
                    bundle.owner(),
                    bundle.serial(),
                    bundle.createdAt(),
                    bundle.expiresAt(),
                    bundle.revokedAt(),
                    bundle.lastUsedAt());
        }
    }
}
