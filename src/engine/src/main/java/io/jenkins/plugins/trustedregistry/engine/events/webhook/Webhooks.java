// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.accounts.Organizations;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.Unpublished;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SecretBox;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.SortableId;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.deletion.Keepsake;
import io.jenkins.plugins.trustedregistry.engine.events.event.Happening;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.TestEvent;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.settings.WebhookSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** All webhooks: making and changing them, what was sent to them, and the sending itself. */
public final class Webhooks implements AutoCloseable {
    private final Database database;
    private final Repositories repositories;
    private final Organizations organizations;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final KeptWebhooks kept;
    private final SecureRandom random;
    private final SecretBox box;
    private final WebhookTable table;
    private final DeliveryTable deliveries;
    private final Subscriptions subscriptions;
    private final OutboundClient client;
    private final Sender sender;
    private final Ledger ledger;
    private final Courier courier;
    private final Outbox outbox;

    /**
     * What webhooks are made of.
     *
     * @param address the registry's public one as of now; empty when none is set
     * @param proxy the way to other servers
     * @param keys the folder of the key files
     */
    public record Parts(
            Database database,
            Repositories repositories,
            Unpublished unpublished,
            Organizations organizations,
            WebhookSettings settings,
            Supplier<String> address,
            Optional<OutboundProxy> proxy,
            Path keys,
            NameService names,
            InstantSource clock,
            InstantSource settled,
            SecureRandom random) {}

    /** @throws InvalidSettingException when the settings name a target that is none */
    public Webhooks(Parts parts) {
        database = parts.database();
        repositories = parts.repositories();
        organizations = parts.organizations();
        settings = parts.settings();
        clock = parts.clock();
        random = parts.random();
        box = SecretBox.open(parts.keys(), "webhook", random);
        table = new WebhookTable(database, repositories);
        deliveries = new DeliveryTable(database);
        subscriptions = new Subscriptions(table);
        client = new OutboundClient(rules(settings), parts.names(), parts.proxy());
        sender = new Sender(client, box, Duration.ofSeconds(settings.timeoutSeconds()), clock);
        ledger = new Ledger(
                database, deliveries, new Patience(settings, random), parts.settled(), subscriptions::reload);
        courier = new Courier(
                table,
                deliveries,
                sender,
                ledger,
                clock,
                parts.settled(),
                subscriptions::reload,
                Duration.ofDays(settings.keepDeliveriesDays()));
        outbox = new Outbox(
                subscriptions,
                new Staged(repositories, parts.unpublished()),
                deliveries,
                new Payload(parts.address()),
                clock,
                random,
                courier::wake);
        kept = new KeptWebhooks(database, subscriptions::reload);
        courier.start();
    }

    private static TargetRules rules(WebhookSettings settings) {
        try {
            return new TargetRules(settings.allowHttp(), settings.allowedTargets());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("webhooks: allowedTargets: " + e.getMessage());
        }
    }

    /** What the trash keeps of an organization's webhooks. */
    public Keepsake keepsake() {
        return kept;
    }

    /** To be told when something comes back from the trash. */
    public DeletionListener deletions() {
        return kept;
    }

    /** Tells webhooks. */
    public Publisher publisher() {
        return outbox;
    }

    /** What a target must be like. */
    public TargetRules rules() {
        return client.rules();
    }

    /** A webhook that was made or given a new secret, with the secret, which is not shown again. */
    public record Made(Webhook webhook, Optional<SigningSecret> secret) {}

    /** Makes a webhook; empty when its repository is gone. Without a secret, one is made up. */
    public Optional<Made> create(WebhookScope scope, Webhook.Wish wish, Optional<SigningSecret> secret, String by) {
        Instant now = clock.instant();
        Webhook webhook = new Webhook(
                SortableId.of(now, random),
                scope,
                wish,
                true,
                now,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        SigningSecret used = secret.orElseGet(() -> SigningSecret.generate(random));
        boolean made = database.write(handle -> {
            Optional<WebhookTable.Anchor> anchor = anchor(scope);
            anchor.ifPresent(each -> table.insert(webhook, each, box.close(used.text(), webhook.id())));
            return anchor.isPresent();
        });
        subscriptions.reload();
        return made ? Optional.of(new Made(webhook, Optional.of(used))) : Optional.empty();
    }

    private Optional<WebhookTable.Anchor> anchor(WebhookScope scope) {
        if (scope instanceof WebhookScope.OfRepository of) {
            return repositories.find(of.name()).map(Repository::id).map(id -> new WebhookTable.Anchor(id, null));
        }
        if (scope instanceof WebhookScope.OfNamespace of
                && organizations.find(of.name()).isPresent()) {
            return Optional.of(new WebhookTable.Anchor(null, of.name().name()));
        }
        return Optional.of(new WebhookTable.Anchor(null, null));
    }

    public Optional<Webhook> find(String id) {
        return table.find(id);
    }

    /** In the order they were made, after an id (empty text: from the start). */
    public List<Webhook> list(WebhookScope scope, String after, int limit) {
        return table.list(scope, after, limit);
    }

    /** Which secret a changed webhook has. */
    public enum SecretChange {
        KEEP,
        MAKE_UP
    }

    /** Saves what can be changed; empty when it is gone. Switching it on forgets why it was off. */
    public Optional<Made> change(Webhook changed, SecretChange change, Optional<SigningSecret> given) {
        Optional<SigningSecret> secret = change == SecretChange.MAKE_UP
                ? Optional.of(given.orElseGet(() -> SigningSecret.generate(random)))
                : given;
        boolean there = table.update(changed, secret.map(text -> box.close(text.text(), changed.id())));
        if (there && !changed.active()) {
            database.change(handle ->
                    deliveries.giveUp(handle, changed.id(), "It was not sent: the webhook was switched off."));
        }
        subscriptions.reload();
        return there ? Optional.of(new Made(changed, secret)) : Optional.empty();
    }

    /** False when it was not there. What waits for it goes with it. */
    public boolean delete(String id) {
        boolean gone = table.delete(id);
        subscriptions.reload();
        return gone;
    }

    /** The newest first, older than an id (empty text: from the newest). */
    public List<Delivery> deliveries(String webhook, String before, int limit) {
        return deliveries.list(webhook, before, limit);
    }

    public Optional<Delivery> delivery(String webhook, String id) {
        return deliveries.find(webhook, id);
    }

    /** Has a delivery sent once more, with all its attempts. */
    public Delivery redeliver(Delivery delivery) {
        Delivery again = outbox.again(delivery);
        deliveries.add(List.of(again));
        courier.wake();
        return again;
    }

    /** Sends a test now, once, whether the webhook is switched on or not, and waits for what comes of it. */
    public Delivery test(Webhook webhook, String by) {
        Instant now = clock.instant();
        Happening happening = new Happening(SortableId.of(now, random), now, by, new TestEvent(webhook.id()));
        Delivery delivery = outbox.delivery(webhook, happening);
        String secret = table.secret(webhook.id()).orElse("");
        Delivery.Attempt attempt;
        try {
            attempt = sender.send(webhook, secret, delivery).get(settings.timeoutSeconds() + 5L, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test of a webhook was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The test of a webhook came to no end", e);
        }
        Delivery tested = new Delivery(
                delivery.id(),
                delivery.webhook(),
                delivery.message(),
                delivery.type(),
                delivery.body(),
                delivery.contentType(),
                attempt.isSuccess() ? Delivery.State.DELIVERED : Delivery.State.FAILED,
                delivery.createdAt(),
                1,
                now,
                Optional.of(attempt));
        deliveries.addEnded(tested);
        return tested;
    }

    /** Has the courier look at once whether something is due; for tests that set the clock. */
    void wake() {
        courier.wake();
    }

    /** What keeps events from being told, for a health check; empty when all is well. */
    public Optional<String> trouble() {
        return outbox.isFailing() ? Optional.of("can't be written; see the server's log") : Optional.empty();
    }

    /** Puts the numbers of webhooks among the registry's. */
    public void measure(MeterRegistry meters) {
        Gauge.builder("registry.events.waiting", outbox, Outbox::waiting)
                .description("Events that wait to be written to the outbox of webhooks")
                .register(meters);
        count(meters, "registry.events.lost", "Events that webhooks were not told of", outbox.lost());
        Gauge.builder("registry.webhooks.active", subscriptions, Subscriptions::count)
                .description("Webhooks that are switched on")
                .register(meters);
        Gauge.builder("registry.webhooks.underway", courier, Courier::underWay)
                .description("Calls of webhooks that are under way")
                .register(meters);
        count(meters, "registry.webhooks.delivered", "Calls of webhooks that succeeded", ledger.delivered());
        count(meters, "registry.webhooks.failed", "Calls of webhooks that did not succeed", ledger.failed());
    }

    private static void count(MeterRegistry meters, String name, String description, AtomicLong count) {
        FunctionCounter.builder(name, count, AtomicLong::doubleValue)
                .description(description)
                .register(meters);
    }

    /** Writes what waits in memory; what is in the outbox is sent after the next start. */
    @Override
    public void close() {
        outbox.close();
        courier.close();
        client.close();
    }
}
