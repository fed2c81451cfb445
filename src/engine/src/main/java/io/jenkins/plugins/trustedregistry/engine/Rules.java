// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletion;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.facts.BuildWorth;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceTable;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.FactParts;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.GateParts;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.gate.GatesAsCode;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.mirroring.MirroringParts;
import io.jenkins.plugins.trustedregistry.engine.mirroring.Mirrorings;
import io.jenkins.plugins.trustedregistry.engine.mirroring.MirrorsAsCode;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.CopyTable;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorPasswords;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorRights;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorTable;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.promotion.PromotionParts;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.promotion.PromotionsAsCode;
import io.jenkins.plugins.trustedregistry.engine.pruning.Pruning;
import io.jenkins.plugins.trustedregistry.engine.pruning.PruningAsCode;
import io.jenkins.plugins.trustedregistry.engine.pruning.PruningParts;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationsAsCode;
import java.util.List;
import java.util.stream.Stream;

/** What decides about images: gates, promotion rules, pruning policies; and these as the settings have them. */
final class Rules {
    private final Ground ground;
    private final Gates gates;
    private final Promotions promotions;
    private final Pruning pruning;
    private final Mirrorings mirrorings;

    Rules(Ground ground, Findings findings, Deletion deletion, Clerk clerk, BuildWorth worth) {
        this.ground = ground;
        Scanning scanning = findings.scanning();
        gates = new Gates(new GateParts(
                ground.database(),
                ground.catalog(),
                ground.stores().served(),
                ground.access().control(),
                findings.advisories(),
                scanning,
                clerk,
                ground.events().builds(),
                ground.jobs(),
                ground.settings().gates(),
                new Incidents(ground.random()),
                ground.clock()));
        GateAnswers answers = new GateAnswers(gates, ground.clock());
        EvidenceTable evidence = new EvidenceTable(ground.database(), ground.clock());
        Events events = ground.events();
        FactGatherer facts = new FactGatherer(new FactParts(
                scanning.summaries(),
                scanning.tables().contents(),
                events.pulls(),
                events.builds(),
                worth,
                answers,
                evidence,
                ground.clock()));
        pruning = new Pruning(new PruningParts(
                ground.database(),
                ground.catalog(),
                facts,
                deletion.deletions(),
                events.builds(),
                ground.jobs(),
                events.publisher(),
                ground.settings().pruning(),
                ground.clock()));
        mirrorings = mirrorings(ground, facts, answers);
        promotions = new Promotions(new PromotionParts(
                ground.database(),
                ground.catalog(),
                ground.stores().served(),
                ground.stores().claims(),
                scanning,
                facts,
                evidence,
                answers,
                ground.access().control(),
                ground.directory(),
                ground.credentials().robots(),
                events,
                Stream.concat(
                                events.listeners().stream(),
                                Stream.of(gates.listener(), pruning.listener(), mirrorings.listener()))
                        .toList(),
                mirrorings.evidence(),
                ground.jobs(),
                ground.clock()));
    }

    /** Other registries may be called where webhooks may: the settings say it for both. */
    private static Mirrorings mirrorings(Ground ground, FactGatherer facts, Verdicts gates) {
        Owners owners = new Owners(ground.directory(), ground.credentials().robots(), ground.clock());
        Mirrors mirrors = new Mirrors(
                new MirrorTable(ground.database(), ground.catalog().repositories()),
                new CopyTable(ground.database()),
                new MirrorPasswords(ground.home().keys(), ground.random()),
                new MirrorRights(ground.access().control(), owners));
        return new Mirrorings(new MirroringParts(
                ground.catalog(),
                ground.stores().served(),
                facts,
                gates,
                mirrors,
                ground.events(),
                ground.jobs(),
                ground.events().webhooks().rules(),
                NameService.SYSTEM,
                ground.settings().proxy().proxy(),
                ground.clock()));
    }

    Gates gates() {
        return gates;
    }

    Promotions promotions() {
        return promotions;
    }

    Mirrorings mirrorings() {
        return mirrorings;
    }

    Pruning pruning() {
        return pruning;
    }

    /** All that are told what clients of the distribution API do. */
    List<DistributionListener> listeners() {
        return List.of(gates.listener(), promotions.listener(), pruning.listener(), mirrorings.listener());
    }

    /** Brings policies and exceptions in line with the settings, and has judged what an earlier process has left. */
    void applyGates() {
        if (gatesAsCode().apply(ground.settings().gates())) {
            gates.round("settings");
        }
        gates.resume();
    }

    private GatesAsCode gatesAsCode() {
        return new GatesAsCode(ground.database(), gates.tables(), ground.clock());
    }

    /** The settings as they would be written now, with every organization there is, without secrets. */
    Settings export() {
        Settings settings = ground.inForce().get();
        return settings.withoutSecrets()
                .withOrganizations(organizationsAsCode().export())
                .with(gatesAsCode().export(settings.gates()));
    }

    OrganizationsAsCode organizationsAsCode() {
        return new OrganizationsAsCode(
                ground.database(),
                ground.accounts(),
                ground.catalog(),
                List.of(
                        new PromotionsAsCode(promotions.rules(), ground.clock()),
                        new MirrorsAsCode(mirrorings.mirrors(), ground.clock()),
                        new PruningAsCode(pruning.policies(), pruning.limits(), ground.clock())),
                ground.clock());
    }
}
