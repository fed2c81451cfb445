// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts what rules promote into the audit log. What somebody promotes by hand is a call, and is there as such. */
final class RuleWitness implements Subscriber {
    private final AuditLog log;
    private final InstantSource clock;

    RuleWitness(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void happened(Event event, String actor) {
        if (event instanceof PromotionEvent promotion && promotion.policy().isPresent()) {
            log.record(entry(promotion, actor), false);
        }
    }

    private AuditEntry entry(PromotionEvent promotion, String actor) {
        return new AuditEntry(
                clock.instant(),
                new AuditEntry.Who(
                        actor,
                        new UsedCredential("rule", Optional.empty(), false),
                        "",
                        Optional.empty(),
                        Optional.empty()),
                new AuditEntry.What(
                        "promote image",
                        "",
                        "",
                        Optional.of(promotion.target().name()),
                        Optional.of(promotion.targetTag().name()),
                        Map.of(
                                "from", promotion.name() + ":" + promotion.tag(),
                                "digest", promotion.digest().toString(),
                                "rule", promotion.policy().orElseThrow())),
                new AuditEntry.Result(Outcome.DONE, 0, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
