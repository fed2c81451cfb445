// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.VisibleRepositories;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Orders;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.event.ImageNews;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannersSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Repositories: list, make, show, change, delete. */
final class RepositoryCalls {
    private final Repositories repositories;
    private final Rules rules;
    private final Tags tags;
    private final VisibleRepositories visible;
    private final Deletions deletions;
    private final Guard guard;
    private final InstantSource clock;
    private final Publisher events;
    private final ScannersSettings scanners;

    RepositoryCalls(ApiParts parts, Guard guard) {
        this.repositories = parts.catalog().repositories();
        this.rules = parts.catalog().rules();
        this.tags = parts.catalog().tags();
        this.visible = parts.access().visible();
        this.deletions = parts.deletion().deletions();
        this.guard = guard;
        this.clock = parts.clock();
        this.events = parts.events().publisher();
        this.scanners = parts.settings().get().scanners();
    }

    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        Optional<NamespaceName> namespace = call.queryParameter("namespace").map(NamespaceName::parse);
        List<Repository> found = namespace.isPresent()
                ? visible.to(call.principal(), namespace.get(), page.after(), page.limit() + 1)
                : visible.to(call.principal(), page.after(), page.limit() + 1);
        List<Long> ids = found.stream().map(Repository::id).toList();
        Map<Long, RepositoryRules> theirs = rules.of(ids);
        Map<Long, Tags.Figures> figures = tags.figures(ids);
        return Json.ok(page.page(
                found,
                repository -> repository.name().name(),
                repository -> RepositoryView.of(
                        repository,
                        theirs.getOrDefault(repository.id(), RepositoryRules.NONE),
                        Optional.ofNullable(figures.get(repository.id())))));
    }

    /** The namespace is in the body, so its check can't stand in the route table. */
    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, RuleFields.and("name", "visibility", "description", "scanOnPush"));
        RepositoryName name = RepositoryName.parse(body.text("name"));
        if (!name.isQualified()) {
            throw Refusals.invalid("'" + name + "' has no namespace: write NAMESPACE/" + name + ".");
        }
        guard.require(call.principal(), name.namespace(), NamespaceAction.CREATE_REPOSITORY);
        Repository wanted = new Repository(
                0,
                name,
                body.optionalText("visibility").map(RepositoryCalls::visibility).orElse(Visibility.PRIVATE),
                body.optionalText("description").orElse(""),
                scanMode(body.flag("scanOnPush").orElse(true)),
                clock.instant(),
                call.principal().shownName());
        RepositoryRules wantedRules = rules(body, RepositoryRules.NONE);
        Repository created = repositories
                .create(wanted, wantedRules)
                .orElseThrow(() -> Refusals.conflict("The repository " + name + " exists already."));
        events.publish(ImageNews.created(created), call.principal().shownName());
        return Json.created("/api/v1/repositories/" + name, RepositoryView.of(created, wantedRules, Optional.empty()));
    }

    Reply show(Call call) {
        Repository found = Paths.repository(repositories, call);
        return Json.ok(view(found, rules.of(found.id())));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, RuleFields.and("visibility", "description", "scanOnPush"));
        Repository now = Paths.repository(repositories, call);
        Repository changed = new Repository(
                now.id(),
                now.name(),
                body.optionalText("visibility").map(RepositoryCalls::visibility).orElse(now.visibility()),
                body.optionalText("description").orElse(now.description()),
                body.flag("scanOnPush").map(RepositoryCalls::scanMode).orElse(now.scanMode()),
                now.createdAt(),
                now.createdBy());
        RepositoryRules changedRules = rules(body, rules.of(now.id()));
        if (!repositories.update(changed, changedRules)) {
            throw Paths.missing(now.name());
        }
        events.publish(ImageNews.updated(changed), call.principal().shownName());
        return Json.ok(view(changed, changedRules));
    }

    private RepositoryView view(Repository repository, RepositoryRules itsRules) {
        Map<Long, Tags.Figures> figures = tags.figures(List.of(repository.id()));
        return RepositoryView.of(repository, itsRules, Optional.ofNullable(figures.get(repository.id())));
    }

    private RepositoryRules rules(JsonBody body, RepositoryRules now) {
        RepositoryRules wanted = RuleFields.read(body, now);
        boolean other = wanted.scanner().isPresent() && !wanted.scanner().equals(now.scanner());
        if (other && !scanners.names().contains(wanted.scanner().get())) {
            throw Refusals.invalid("There is no scanner '" + wanted.scanner().get() + "', but: "
                    + String.join(
                            ", ",
                            scanners.names().stream().map(ScannerName::name).toList())
                    + ". Others are set under scanners: in the settings.");
        }
        return wanted;
    }

    Reply delete(Call call) {
        Repository found = Paths.repository(repositories, call);
        if (!deletions.repository(found, Orders.of(call))) {
            throw Paths.missing(found.name());
        }
        return Json.gone();
    }

    private static ScanMode scanMode(boolean onPush) {
        return onPush ? ScanMode.ON_PUSH : ScanMode.MANUALLY;
    }

    private static Visibility visibility(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "public" -> Visibility.PUBLIC;
            case "private" -> Visibility.PRIVATE;
            default ->
                throw Refusals.invalid("visibility '" + Shown.of(text) + "' is not known: use public or private.");
        };
    }
}
