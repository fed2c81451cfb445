// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what is no call of its own into the audit log: what rules promote (what somebody promotes by hand is a call, and is there as
 * such), and which settings a call has changed.
 */
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
        } else if (event instanceof SettingsChanged change) {
            log.record(entry(change, actor), false);
        }
    }

    /** The call stands there as well; which keys it changed only the event knows. */
    private AuditEntry entry(SettingsChanged change, String actor) {
        return new AuditEntry(
                clock.instant(),
                who(actor, "call"),
                new AuditEntry.What(
                        "settings changed",
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("keys", String.join(", ", change.keys()))),
                done());
    }

    private static AuditEntry.Who who(String actor, String by) {
        return new AuditEntry.Who(
                actor, new UsedCredential(by, Optional.empty(), false), "", Optional.empty(), Optional.empty());
    }

    private static AuditEntry.Result done() {
        return new AuditEntry.Result(Outcome.DONE, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private AuditEntry entry(PromotionEvent promotion, String actor) {
        return new AuditEntry(
                clock.instant(),
                who(actor, "rule"),
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
                done());
    }
}
