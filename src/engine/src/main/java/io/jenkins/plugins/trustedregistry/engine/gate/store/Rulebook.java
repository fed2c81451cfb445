// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that people have said about gates, at one moment.
 *
 * @param waivers exceptions, and what VEX documents say that were uploaded
 */
public record Rulebook(long revision, List<StoredPolicy> policies, List<Waiver> waivers) {

    public Rulebook {
        policies = List.copyOf(policies);
        waivers = List.copyOf(waivers);
    }

    /** Policies that apply to images of a repository: all whose scope covers it and that are not off. */
    public List<StoredPolicy> applying(RepositoryName repository) {
        return policies.stream()
                .filter(each -> each.policy().mode() != Mode.OFF
                        && each.policy().scope().covers(repository))
                .toList();
    }

    /** Whether any pull from a repository might be refused. */
    public boolean enforces(RepositoryName repository) {
        return policies.stream()
                .anyMatch(each -> each.policy().mode() == Mode.ENFORCE
                        && each.policy().scope().covers(repository));
    }

    /**
     * The policy that somebody means by a name: {@code no-criticals}, or {@code technology:no-criticals} with its scope. Without one
     * it is that of the narrowest scope that covers the repository.
     *
     * @param repository empty: outside of the registry, where only policies of the whole registry hold
     */
    public Optional<StoredPolicy> named(String name, Optional<RepositoryName> repository) {
        return policies.stream()
                .filter(each -> each.policy().name().equals(name)
                        || each.policy().fullName().equals(name))
                .filter(each -> repository
                        .map(each.policy().scope()::covers)
                        .orElse(each.policy().scope().text().isEmpty()))
                .min(Comparator.comparing(each -> each.policy().scope().level()));
    }
}
