// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.export.FindingView.SuppressionView;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What does not count in a repository, and who answers for it. */
final class SuppressionCalls {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");
    private static final int LONGEST = 1000;

    private final Catalog catalog;
    private final ScanTables tables;
    private final Consumer<Repository> whenChanged;
    private final InstantSource clock;

    /** @param whenChanged told of a repository whose findings count otherwise now */
    SuppressionCalls(Catalog catalog, ScanTables tables, Consumer<Repository> whenChanged, InstantSource clock) {
        this.catalog = catalog;
        this.tables = tables;
        this.whenChanged = whenChanged;
        this.clock = clock;
    }

    Reply list(Call call) {
        Repository repository = Paths.repository(catalog.repositories(), call);
        return Json.ok(new Listed.Items<>(tables.suppressions().list(repository.id()).stream()
                .map(SuppressionView::of)
                .toList()));
    }

    Reply add(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "vulnerability", "status", "reason", "expiresAt");
        Repository repository = Paths.repository(catalog.repositories(), call);
        Instant now = clock.instant();
        Suppression added = new Suppression(
                UUID.randomUUID().toString(),
                tables.findings().named(name(body.text("vulnerability"))),
                status(body.optionalText("status")),
                reason(body.text("reason")),
                call.principal().shownName(),
                now,
                body.time("expiresAt"));
        if (!added.holds(now)) {
            throw Refusals.invalid("expiresAt is over already: name a time that is to come, or leave it out.");
        }
        if (!tables.suppressions().add(repository.id(), added)) {
            throw Refusals.conflict(added.advisory() + " is suppressed in " + repository.name()
                    + " already. Remove that first, to say something else about it.");
        }
        tables.results().count(tables.results().in(repository.id()));
        whenChanged.accept(repository);
        return Json.created(
                "/api/v1/repositories/" + repository.name() + "/-/suppressions/" + added.id(),
                SuppressionView.of(added));
    }

    Reply remove(Call call) {
        Repository repository = Paths.repository(catalog.repositories(), call);
        String id = call.parameter("id");
        if (!tables.suppressions().remove(repository.id(), id)) {
            throw Refusals.missing("There is no suppression " + Shown.of(id) + " in " + repository.name()
                    + ": list them to see which there are.");
        }
        tables.results().count(tables.results().in(repository.id()));
        whenChanged.accept(repository);
        return Json.gone();
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw Refusals.invalid("vulnerability '" + Shown.of(text)
                    + "' is not well-formed: use its identifier, for instance CVE-2021-44228.");
        }
        return text;
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusals.invalid("reason must say why, in at most " + LONGEST + " characters.");
        }
        return text.strip();
    }

    private static Suppression.Status status(Optional<String> text) {
        return text.map(word -> Suppression.Status.parse(word)
                        .orElseThrow(() -> Refusals.invalid("status '" + Shown.of(word)
                                + "' is not known: use not-affected, false-positive or accepted.")))
                .orElse(Suppression.Status.ACCEPTED);
    }
}
