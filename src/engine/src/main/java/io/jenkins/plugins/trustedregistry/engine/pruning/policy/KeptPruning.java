// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.deletion.Keepsake;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.time.Instant;
import java.util.List;

/**
 * The policies of an organization, which go and come back with it. Those of a repository need no care: they hang on the repository itself,
 * which is in the trash as a whole.
 */
public final class KeptPruning implements Keepsake {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PolicyTable policies;

    public KeptPruning(Database database) {
        policies = new PolicyTable(database);
    }

    /** A policy as text. */
    record Kept(
            String id,
            String name,
            List<String> criteria,
            List<String> protect,
            int keep,
            boolean active,
            String changedBy,
            long changedAt) {
        static Kept of(PruningPolicy policy) {
            return new Kept(
                    policy.id(),
                    policy.name().text(),
                    policy.criteria().texts(),
                    policy.protect().texts(),
                    policy.keep(),
                    policy.active(),
                    policy.changedBy(),
                    policy.changedAt().toEpochMilli());
        }

        PruningPolicy policy() {
            return new PruningPolicy(
                    id,
                    new RuleName(name),
                    Criteria.parse(criteria),
                    Criteria.parse(protect),
                    keep,
                    active,
                    changedBy,
                    Instant.ofEpochMilli(changedAt));
        }
    }

    @Override
    public String name() {
        return "pruning";
    }

    @Override
    public String putDown(NamespaceName organization) {
        try {
            return JSON.writeValueAsString(
                    of(organization).stream().map(Kept::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Pruning policies can't be written as JSON", e);
        }
    }

    @Override
    public void remove(NamespaceName organization) {
        of(organization).forEach(policy -> policies.remove(policy.id()));
    }

    private List<PruningPolicy> of(NamespaceName organization) {
        return policies.list(new Scope.OfNamespace(organization));
    }

    @Override
    public void takeUp(NamespaceName organization, String text) {
        try {
            JSON.readValue(text, new TypeReference<List<Kept>>() {})
                    .forEach(kept -> policies.add(new Scope.OfNamespace(organization), kept.policy()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of pruning policies can't be read", e);
        }
    }
}
