// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PolicyTable;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.PruningPolicy;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.pruning.policy.TagLimits;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RepositorySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RulesAsCode;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningPolicySettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pruning policies and tag limits as settings. */
public final class PruningAsCode implements RulesAsCode {
    private static final String AUTHOR = "settings";

    private final PolicyTable policies;
    private final TagLimits limits;
    private final InstantSource clock;

    public PruningAsCode(PolicyTable policies, TagLimits limits, InstantSource clock) {
        this.policies = policies;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void apply(OrganizationSettings wanted) {
        wanted.pruning().forEach(each -> apply(new Scope.OfNamespace(wanted.name()), each));
    }

    @Override
    public void apply(Repository repository, RepositorySettings wanted) {
        wanted.pruning().forEach(each -> apply(new Scope.OfRepository(repository.id()), each));
        Integer limit = wanted.tagLimit();
        if (limit != null && limits.of(repository.id()).orElse(0) != limit) {
            limits.set(repository.id(), limit);
        }
    }

    private void apply(Scope scope, PruningPolicySettings wanted) {
        Optional<PruningPolicy> there = policies.find(scope, RuleName.parse(wanted.name()));
        PruningPolicy policy = new PruningPolicy(
                there.map(PruningPolicy::id).orElseGet(() -> UUID.randomUUID().toString()),
                RuleName.parse(wanted.name()),
                Criteria.parse(wanted.criteria()),
                Criteria.parse(wanted.protect()),
                wanted.keep(),
                wanted.active(),
                AUTHOR,
                clock.instant());
        if (there.isEmpty()) {
            policies.add(scope, policy);
        } else if (!there.get().saysTheSameAs(policy)) {
            policies.change(policy);
        }
    }

    @Override
    public OrganizationSettings export(OrganizationSettings organization) {
        return organization.withPruning(settings(new Scope.OfNamespace(organization.name())));
    }

    @Override
    public RepositorySettings export(Repository repository, RepositorySettings settings) {
        return settings.withPruning(
                settings(new Scope.OfRepository(repository.id())),
                limits.of(repository.id()).stream().boxed().findFirst().orElse(null));
    }

    private List<PruningPolicySettings> settings(Scope scope) {
        return policies.list(scope).stream()
                .map(policy -> new PruningPolicySettings(
                        policy.name().text(),
                        policy.criteria().texts(),
                        policy.protect().texts(),
                        policy.keep(),
                        policy.active()))
                .toList();
    }
}
