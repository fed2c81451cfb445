// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.promotion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.rule.RuleTable;
import java.util.List;

/** The promotion rules of all repositories of a namespace: what leads where. */
final class NamespaceRuleCalls {
    private final Repositories repositories;
    private final RuleTable rules;

    NamespaceRuleCalls(Repositories repositories, RuleTable rules) {
        this.repositories = repositories;
        this.rules = rules;
    }

    /** A page has so many repositories; those without a rule are in none. */
    Reply list(Call call) {
        NamespaceName namespace = NamespaceName.parse(call.parameter("organization"));
        Page.Request page = Page.Request.of(call);
        List<Repository> found = repositories.list(namespace, page.after(), page.limit() + 1);
        Page<List<PlacedRule>> all =
                page.page(found, repository -> repository.name().name(), this::of);
        return Json.ok(new Page<>(all.items().stream().flatMap(List::stream).toList(), all.next()));
    }

    private List<PlacedRule> of(Repository repository) {
        return rules.list(repository.id()).stream()
                .map(rule -> new PlacedRule(repository.name(), RuleView.of(rule)))
                .toList();
    }

    /** A rule and where it is. */
    record PlacedRule(
            RepositoryName repository, @JsonUnwrapped RuleView rule) {}
}
