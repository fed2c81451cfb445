// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.FakeDirectory;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.TagEvent;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import io.jenkins.plugins.trustedregistry.engine.settings.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Webhooks over a database of their own, with a repository {@code technology/test} and a clock of the test. */
final class TestWebhooks implements AutoCloseable {
    static final RepositoryName REPOSITORY = RepositoryName.parse("technology/test");
    static final WebhookScope SCOPE = new WebhookScope.OfRepository(REPOSITORY);
    static final SigningSecret SECRET = new SigningSecret("a secret of this test");
    /** Patient, so that a slow machine is not taken for a receiver that does not answer. */
    static final WebhookSettings ALLOWING = new WebhookSettings(true, List.of("127.0.0.1"), 60, 3, 7, 14);

    static final Set<EventType> ALL = EnumSet.of(EventType.TAG_PUSH, EventType.TAG_PULL);

    final TestClock clock;
    final Database database;
    final Catalog catalog;
    final Webhooks webhooks;

    private TestWebhooks(Path folder, WebhookSettings settings, NameService names, TestClock clock) {
        this.clock = clock;
        database = SqliteDatabase.open(folder.resolve("registry.db"));
        catalog = Catalog.on(database, clock);
        catalog.repositories()
                .create(new Repository(
                        0,
                        REPOSITORY,
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.ON_PUSH,
                        clock.instant(),
                        "alice"));
        webhooks = new Webhooks(new Webhooks.Parts(
                database,
                catalog.repositories(),
                catalog.unpublished(),
                Accounts.on(database, FakeDirectory.empty()).organizations(),
                settings,
                () -> "https://registry.example",
                Optional.empty(),
                folder.resolve("keys"),
                names,
                clock,
                clock,
                new SecureRandom()));
    }

    static TestWebhooks open(Path folder) {
        return open(folder, ALLOWING, NameService.SYSTEM);
    }

    static TestWebhooks open(Path folder, WebhookSettings settings, NameService names) {
        return open(folder, settings, names, new TestClock(Instant.parse("2026-11-25T10:00:00Z")));
    }

    static TestWebhooks open(Path folder, WebhookSettings settings, NameService names, TestClock clock) {
        return new TestWebhooks(folder, settings, names, clock);
    }

    Webhook hook(String url) {
        return hook(url, PayloadFormat.PLAIN, Trust.USUAL);
    }

    Webhook hook(String url, PayloadFormat format, Trust trust) {
        return webhooks.create(
                        SCOPE, new Webhook.Wish(URI.create(url), ALL, format, trust), Optional.of(SECRET), "alice")
                .orElseThrow()
                .webhook();
    }

    void push(String tag) {
        webhooks.publisher().publish(event(EventType.TAG_PUSH, tag), "alice");
    }

    static TagEvent event(EventType type, String tag) {
        return new TagEvent(type, REPOSITORY, Tag.parse(tag), Optional.of(Digest.of(new byte[] {1})), Optional.empty());
    }

    Delivery only(Webhook webhook) {
        List<Delivery> all = webhooks.deliveries(webhook.id(), "", 10);
        if (all.size() != 1) {
            throw new AssertionError("not one delivery: " + all);
        }
        return all.get(0);
    }

    /** Waits until the one delivery is as wanted; the courier is told to look each time. */
    Delivery await(Webhook webhook, Predicate<Delivery> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < end) {
            List<Delivery> all = webhooks.deliveries(webhook.id(), "", 10);
            if (!all.isEmpty() && wanted.test(all.get(0))) {
                return all.get(0);
            }
            webhooks.wake();
            Thread.onSpinWait();
        }
        throw new AssertionError("never: " + webhooks.deliveries(webhook.id(), "", 10));
    }

    @Override
    public void close() {
        webhooks.close();
        database.close();
    }
}
