// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.events.event.MirroringEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.SettingsChanged;
import io.jenkins.plugins.trustedregistry.engine.events.event.StagingEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts into the audit log what is done without a call: what rules promote, what mirrors send to other registries (what they bring are
 * calls), and what builds publish or give up of what they have staged.
 * What somebody promotes by hand is a call, and is there as such. Of settings that were changed, which keys: a call stands there as well,
 * a form of the host and configuration as code only here.
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
        }
        if (event instanceof MirroringEvent mirroring && mirroring.type() == EventType.PUSH_MIRRORING) {
            log.record(entry(mirroring, actor), false);
        }
        if (event instanceof StagingEvent staging) {
            log.record(entry(staging, actor), false);
        }
        if (event instanceof SettingsChanged change) {
            log.record(entry(change, actor), false);
        }
    }

    private AuditEntry entry(SettingsChanged change, String actor) {
        return entry(
                actor,
                change.means().toString(),
                new AuditEntry.What(
                        "settings changed",
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("keys", String.join(", ", change.keys()))));
    }

    private AuditEntry entry(MirroringEvent mirroring, String actor) {
        UsedCredential with = new UsedCredential("mirror", Optional.of(mirroring.mirror()), false);
        Map<String, String> about = new TreeMap<>();
        about.put("to", mirroring.remote());
        mirroring.digest().ifPresent(digest -> about.put("digest", digest.toString()));
        return new AuditEntry(
                clock.instant(),
                new AuditEntry.Who(actor, with, "", Optional.empty(), Optional.empty()),
                new AuditEntry.What(
                        "mirror image",
                        "",
                        "",
                        Optional.of(mirroring.name().name()),
                        Optional.of(mirroring.tag().name()),
                        about),
                new AuditEntry.Result(
                        mirroring.reason().isEmpty() ? Outcome.DONE : Outcome.REFUSED,
                        0,
                        Optional.empty(),
                        mirroring.reason().map(Redaction::sentence),
                        Optional.empty()));
    }

    private AuditEntry entry(StagingEvent staging, String actor) {
        boolean published = staging.type() == EventType.STAGING_PUBLISHED;
        String tags = staging.tags().entrySet().stream()
                .map(each -> each.getKey() + "@" + each.getValue())
                .collect(Collectors.joining(", "));
        return entry(
                actor,
                "build",
                new AuditEntry.What(
                        published ? "publish staging" : "abandon staging",
                        "",
                        "",
                        Optional.of(staging.name().name()),
                        Optional.empty(),
                        Map.of("staging", staging.staging(), "tags", tags)));
    }

    private AuditEntry entry(PromotionEvent promotion, String actor) {
        return entry(
                actor,
                "rule",
                new AuditEntry.What(
                        "promote image",
                        "",
                        "",
                        Optional.of(promotion.target().name()),
                        Optional.of(promotion.targetTag().name()),
                        Map.of(
                                "from", promotion.name() + ":" + promotion.tag(),
                                "digest", promotion.digest().toString(),
                                "rule", promotion.policy().orElseThrow())));
    }

    private AuditEntry entry(String actor, String kind, AuditEntry.What what) {
        UsedCredential with = new UsedCredential(kind, Optional.empty(), false);
        return new AuditEntry(
                clock.instant(),
                new AuditEntry.Who(actor, with, "", Optional.empty(), Optional.empty()),
                what,
                new AuditEntry.Result(Outcome.DONE, 0, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
