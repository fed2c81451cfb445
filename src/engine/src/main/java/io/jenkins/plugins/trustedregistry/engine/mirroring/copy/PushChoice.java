// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.GateFacts;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Of the tags here: all that is known of an image can be asked, and its gate is, before it leaves. */
public final class PushChoice implements Choice {
    private final Catalog catalog;
    private final FactGatherer facts;
    private final Verdicts gates;
    private final Repository repository;
    private final Criteria criteria;

    public PushChoice(Catalog catalog, FactGatherer facts, Verdicts gates, Repository repository, Criteria criteria) {
        this.catalog = catalog;
        this.facts = facts;
        this.gates = gates;
        this.repository = repository;
        this.criteria = criteria;
    }

    @Override
    public boolean isWanted(Tag tag) {
        return criteria.isEmpty()
                || catalog.tags()
                        .find(repository.id(), tag)
                        .filter(found -> criteria.judge(facts.of(repository, found, criteria.needs()))
                                .matches())
                        .isPresent();
    }

    @Override
    public Optional<String> against(Digest image) {
        return gates.of(repository, image)
                .filter(said -> said.verdict() == GateFacts.Verdict.BLOCKED)
                .map(said -> "A gate keeps it here: " + said.reason());
    }

    @Override
    public boolean mayHaveBeside(Tag tag) {
        return true; // it costs no more than a look into the own database
    }
}
