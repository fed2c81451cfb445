// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.OldData;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Reports;
import io.jenkins.plugins.trustedregistry.engine.scan.store.SearchTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.SearchTable.After;
import io.jenkins.plugins.trustedregistry.engine.scan.store.SearchTable.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in the registry a vulnerability, a package or a licence is, as far as the caller may see. */
final class SearchCalls {
    private static final int STEP = 500;
    private static final String SEPARATOR = "\n";

    private final SearchTable table;
    private final Tags tags;
    private final AccessControl access;
    private final Sight sight;
    private final Reports reports;
    private final OldData old;

    SearchCalls(ApiParts parts) {
        this.table = parts.scanning().tables().search();
        this.tags = parts.catalog().tags();
        this.access = parts.access().control();
        this.sight = parts.sight();
        this.reports = parts.scanning().reports();
        this.old = new OldData(parts);
    }

    Reply search(Call call) {
        Search search = search(
                call.queryParameter("vulnerability"), call.queryParameter("package"), call.queryParameter("licence"));
        Page.Request page = Page.Request.of(call);
        List<Place> found = visible(search, call.principal(), after(page.after()), page.limit() + 1);
        Page<FoundView> shown = page.page(found, SearchCalls::key, this::view);
        if (call.queryParameter("vulnerability").isEmpty()) {
            return Json.ok(shown);
        }
        Optional<Instant> asOf = reports.age().asOf();
        return Json.ok(new FoundPage(shown.items(), shown.next(), asOf, old.is(asOf)));
    }

    /** One kind of search. */
    @FunctionalInterface
    private interface Search {
        List<Place> after(After after, int limit);
    }

    private Search search(Optional<String> vulnerability, Optional<String> component, Optional<String> licence) {
        if (Stream.of(vulnerability, component, licence)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw Refusals.invalid("Say what to search for: one of vulnerability, package or licence.");
        }
        if (vulnerability.isPresent()) {
            return (after, limit) -> table.withVulnerability(vulnerability.get(), after, limit);
        }
        return component.isPresent()
                ? (after, limit) -> table.withComponent(component.get(), after, limit)
                : (after, limit) -> table.withLicence(licence.orElse(""), after, limit);
    }

    /** Reads on until there are enough that the caller may see; whole repositories that they may not are jumped over. */
    private List<Place> visible(Search search, Principal caller, After from, int limit) {
        Map<RepositoryName, Boolean> allowed = new HashMap<>();
        List<Place> found = new ArrayList<>();
        After after = from;
        List<Place> step = search.after(after, STEP);
        while (!step.isEmpty()) {
            for (Place place : step) {
                if (allowed.computeIfAbsent(place.repository(), name -> maySee(caller, name))
                        && sight.mayKnow(caller, place.repositoryId(), place.digest())) {
                    found.add(place);
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
            Place last = step.get(step.size() - 1);
            after = allowed.getOrDefault(last.repository(), false)
                    ? last.after()
                    : new After(last.repository().name(), "\uffff", "");
            step = step.size() < STEP ? List.of() : search.after(after, STEP);
        }
        return found;
    }

    private boolean maySee(Principal caller, RepositoryName name) {
        return access.onRepository(caller, name, RepositoryAction.PULL).allowed();
    }

    private static String key(Place place) {
        return String.join(SEPARATOR, place.repository().name(), place.digest().toString(), place.what());
    }

    private static After after(String key) {
        if (key.isEmpty()) {
            return After.NOTHING;
        }
        String[] parts = key.split(SEPARATOR, 3);
        if (parts.length != 3) {
            throw Refusals.invalid("The cursor is not one of this search: leave it out to start from the beginning.");
        }
        return new After(parts[0], parts[1], parts[2]);
    }

    private FoundView view(Place place) {
        return new FoundView(
                place.repository(), place.digest(), tags.of(place.repositoryId(), place.digest()), place.shown());
    }

    /** Who has a vulnerability, and by how old data: also that nobody has it is said by that. */
    record FoundPage(List<FoundView> items, Optional<String> next, Optional<Instant> dataAsOf, boolean dataOld) {}

    /** @param match what in the image was sought: a component's package URL, or ecosystem, name and version of a package */
    record FoundView(RepositoryName repository, Digest digest, List<Tag> tags, String match) {}
}
