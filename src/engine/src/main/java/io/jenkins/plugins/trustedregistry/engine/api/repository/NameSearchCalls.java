// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.access.VisibleRepositories;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.NameSearch;
import io.jenkins.plugins.trustedregistry.engine.catalog.NameSearch.After;
import io.jenkins.plugins.trustedregistry.engine.catalog.NameSearch.Hit;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds repositories, tags and images by a part of their names, as far as the caller may see them. */
final class NameSearchCalls {
    private static final int STEP = 1000;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6,64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{2,64}");

    private final VisibleRepositories visible;
    private final NameSearch names;
    private final AccessControl access;
    private final Repositories repositories;
    private final Sight sight;

    NameSearchCalls(ApiParts parts) {
        this.visible = parts.access().visible();
        this.names = parts.catalog().names();
        this.access = parts.access().control();
        this.repositories = parts.catalog().repositories();
        this.sight = parts.sight();
    }

    Reply search(Call call) {
        String text = call.queryParameter("q").orElse("").strip().toLowerCase(Locale.ROOT);
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw Refusals.invalid(
                    "Say what to search for: q, a part of a name or tag, or the beginning of a digest, of " + SHORTEST
                            + " to " + LONGEST + " characters.");
        }
        int limit = Page.Request.of(call).limit();
        Found<RepositoryName> repositories = repositories(call.principal(), text, limit);
        Found<Hit> tags = hits(call.principal(), after -> names.tags(text, after, STEP), limit);
        Found<Hit> images = digest(text).isEmpty()
                ? new Found<>(List.of(), false)
                : hits(call.principal(), after -> names.digests(digest(text), after, STEP), limit);
        return Json.ok(new ResultView(
                repositories.items(),
                tags.items().stream().map(HitView::of).toList(),
                images.items().stream().map(HitView::of).toList(),
                repositories.more() || tags.more() || images.more()));
    }

    /** What a digest begins with that the text may mean; empty when it can't be one. */
    private static String digest(String text) {
        if (DIGEST.matcher(text).matches()) {
            return text;
        }
        return HEX.matcher(text).matches() ? "sha256:" + text : "";
    }

    private record Found<T>(List<T> items, boolean more) {}

    private Found<RepositoryName> repositories(Principal caller, String text, int limit) {
        List<RepositoryName> found = new ArrayList<>();
        List<Repository> step = visible.to(caller, "", STEP);
        while (!step.isEmpty()) {
            for (Repository repository : step) {
                if (repository.name().name().contains(text)) {
                    if (found.size() == limit) {
                        return new Found<>(found, true);
                    }
                    found.add(repository.name());
                }
            }
            String last = step.get(step.size() - 1).name().name();
            step = step.size() < STEP ? List.of() : visible.to(caller, last, STEP);
        }
        return new Found<>(found, false);
    }

    /** One kind of search, from a place on. */
    @FunctionalInterface
    private interface Steps {
        List<Hit> from(After after);
    }

    private Found<Hit> hits(Principal caller, Steps steps, int limit) {
        Map<RepositoryName, Boolean> allowed = new HashMap<>();
        List<Hit> found = new ArrayList<>();
        List<Hit> step = steps.from(After.NOTHING);
        while (!step.isEmpty()) {
            for (Hit hit : step) {
                if (allowed.computeIfAbsent(hit.repository(), name -> maySee(caller, name)) && mayKnow(caller, hit)) {
                    if (found.size() == limit) {
                        return new Found<>(found, true);
                    }
                    found.add(hit);
                }
            }
            step = step.size() < STEP ? List.of() : steps.from(after(step.get(step.size() - 1)));
        }
        return new Found<>(found, false);
    }

    private boolean mayKnow(Principal caller, Hit hit) {
        return repositories
                .find(hit.repository())
                .filter(found -> sight.mayKnow(caller, found.id(), hit.digest()))
                .isPresent();
    }

    private static After after(Hit last) {
        String name = last.tag().map(Tag::name).orElseGet(() -> last.digest().toString());
        return new After(last.repository().name(), name);
    }

    private boolean maySee(Principal caller, RepositoryName name) {
        return access.onRepository(caller, name, RepositoryAction.PULL).allowed();
    }

    /** @param more whether there is more of some kind than was asked for */
    record ResultView(List<RepositoryName> repositories, List<HitView> tags, List<HitView> images, boolean more) {}

    /** An image that was found. */
    record HitView(RepositoryName repository, Optional<Tag> tag, Digest digest) {

        static HitView of(Hit hit) {
            return new HitView(hit.repository(), hit.tag(), hit.digest());
        }
    }
}
