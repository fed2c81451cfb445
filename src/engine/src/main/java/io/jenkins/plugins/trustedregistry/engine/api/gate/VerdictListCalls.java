// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.After;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Judged;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Placed;
import io.jenkins.plugins.trustedregistry.engine.gate.store.VerdictTable.Wanted;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the gates said last of images, as it was written down: what is stopped now, for instance. */
final class VerdictListCalls {
    private static final int STEP = 200;
    private static final String SEPARATOR = " ";

    private final Repositories repositories;
    private final VerdictTable table;
    private final AccessControl access;
    private final VerdictViews views;

    VerdictListCalls(ApiParts parts) {
        repositories = parts.catalog().repositories();
        table = parts.gates().tables().verdicts();
        access = parts.access().control();
        views = new VerdictViews(parts);
    }

    /** Of one repository, which the caller may see. */
    Reply ofRepository(Call call) {
        RepositoryName name = RepositoryName.parse(call.parameter("repository"));
        return page(call, new Wanted(Optional.of(id(name)), Optional.empty(), outcome(call)));
    }

    /** Of all repositories that the caller may see; one that they may not is like one that is not there. */
    Reply all(Call call) {
        Optional<NamespaceName> namespace = text(call, "namespace").map(NamespaceName::parse);
        Optional<RepositoryName> repository = text(call, "repository").map(RepositoryName::parse);
        repository.filter(name -> !maySee(call.principal(), name)).ifPresent(name -> {
            throw missing(name);
        });
        return page(call, new Wanted(repository.map(this::id), namespace, outcome(call)));
    }

    private Reply page(Call call, Wanted wanted) {
        Optional<Mode> mode = text(call, "mode").map(VerdictListCalls::mode);
        Page.Request page = Page.Request.of(call);
        List<Placed> found = visible(call.principal(), wanted, mode, after(page.after()), page.limit() + 1);
        return Json.ok(page.page(found, VerdictListCalls::key, each -> views.of(each.verdict())));
    }

    /** Repository by repository until there are enough: of those that the caller may not see, nothing is read. */
    private List<Placed> visible(Principal caller, Wanted wanted, Optional<Mode> mode, After from, int limit) {
        List<Placed> found = new ArrayList<>();
        List<Judged> step = table.repositories(wanted, from.repositoryId(), STEP);
        while (!step.isEmpty()) {
            for (Judged each : step) {
                if (maySee(caller, each.name())) {
                    After after = each.id() == from.repositoryId() ? from : After.nothingOf(each.id());
                    add(found, wanted.in(each.id()), mode, after, limit);
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
            long next = step.get(step.size() - 1).id() + 1;
            step = step.size() < STEP ? List.of() : table.repositories(wanted, next, STEP);
        }
        return found;
    }

    private void add(List<Placed> found, Wanted wanted, Optional<Mode> mode, After from, int limit) {
        int count = mode.isPresent() ? STEP : limit;
        List<Placed> step = table.list(wanted, from, count);
        while (!step.isEmpty()) {
            for (Placed each : step) {
                if (mode.map(each.verdict()::breaksIn).orElse(true)) {
                    found.add(each);
                    if (found.size() == limit) {
                        return;
                    }
                }
            }
            After after = step.get(step.size() - 1).after();
            step = step.size() < count ? List.of() : table.list(wanted, after, count);
        }
    }

    private boolean maySee(Principal caller, RepositoryName name) {
        return access.onRepository(caller, name, RepositoryAction.PULL).allowed();
    }

    private long id(RepositoryName name) {
        return repositories.find(name).orElseThrow(() -> missing(name)).id();
    }

    private static RuntimeException missing(RepositoryName name) {
        return Refusals.missing("The repository " + name
                + " is not there, or you may not see it: list the repositories to see which are.");
    }

    private static Optional<String> text(Call call, String key) {
        return call.queryParameter(key).filter(each -> !each.isEmpty());
    }

    private static String key(Placed placed) {
        return placed.repositoryId() + SEPARATOR + placed.verdict().digest();
    }

    private static After after(String key) {
        if (key.isEmpty()) {
            return After.NOTHING;
        }
        String[] parts = key.split(SEPARATOR, 2);
        try {
            return new After(Long.parseLong(parts[0]), parts.length == 2 ? parts[1] : "");
        } catch (NumberFormatException e) {
            throw Refusals.invalid("The cursor is not one of this list: leave it out to start from the beginning.");
        }
    }

    private static Optional<Outcome> outcome(Call call) {
        return text(call, "outcome").map(said -> known(Outcome.values(), "outcome", said));
    }

    private static Mode mode(String said) {
        return known(new Mode[] {Mode.WARN, Mode.ENFORCE}, "mode", said);
    }

    private static <T> T known(T[] all, String key, String said) {
        return Arrays.stream(all)
                .filter(each -> each.toString().equals(said))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid(key + " '" + Shown.of(said) + "' is not known: use "
                        + Arrays.stream(all).map(Object::toString).collect(Collectors.joining(" or ")) + "."));
    }
}
