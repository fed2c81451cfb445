// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.GateFacts;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Gatekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the gates say, in the words of those who ask: criteria and promotions. What can't be judged counts as blocked. */
final class GateAnswers implements Verdicts, Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(GateAnswers.class);

    private final Gates gates;
    private final InstantSource clock;

    GateAnswers(Gates gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public Optional<GateFacts> of(Repository repository, Digest digest) {
        return Optional.of(said(() -> gates.verdict(repository.name(), digest)));
    }

    @Override
    public Optional<String> against(Repository source, Digest image, RepositoryName target) {
        GateFacts said = said(() -> gates.verdict(source.name(), image, target));
        return said.verdict() == GateFacts.Verdict.BLOCKED ? Optional.of(said.reason()) : Optional.empty();
    }

    @FunctionalInterface
    private interface Question {
        Verdict ask() throws IOException;
    }

    private GateFacts said(Question question) {
        try {
            Verdict verdict = question.ask();
            return new GateFacts(
                    switch (verdict.outcome()) {
                        case PASSED -> GateFacts.Verdict.PASSED;
                        case WARNED -> GateFacts.Verdict.WARNED;
                        case BLOCKED -> GateFacts.Verdict.BLOCKED;
                    },
                    verdict.sentence(clock.instant()));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("An image can't be judged", e);
            return new GateFacts(
                    GateFacts.Verdict.BLOCKED,
                    "It can't be judged, because the storage can't be read: see the server's log.");
        } catch (RegistryException e) {
            return new GateFacts(GateFacts.Verdict.BLOCKED, "It can't be judged: " + e.getMessage());
        }
    }
}
