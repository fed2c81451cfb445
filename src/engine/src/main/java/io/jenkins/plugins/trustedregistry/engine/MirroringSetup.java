// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.credentials.Owners;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.mirroring.MirroringParts;
import io.jenkins.plugins.trustedregistry.engine.mirroring.Mirrorings;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.CopyTable;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorPasswords;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorRights;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorTable;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;

/** Puts mirroring together. Other registries may be called where webhooks may: the settings say it for both. */
final class MirroringSetup {
    private MirroringSetup() {}

    static Mirrorings of(Ground ground, FactGatherer facts, Verdicts gates) {
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
}
