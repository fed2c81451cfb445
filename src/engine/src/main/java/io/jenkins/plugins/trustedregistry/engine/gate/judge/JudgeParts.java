// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Subjects;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebooks;
import java.time.InstantSource;

/**
 * What verdicts are come to with.
 *
 * @param waivers beside those of the rulebook
 */
public record JudgeParts(
        Database database,
        Manifests manifests,
        AdvisoryDatabases advisories,
        Subjects subjects,
        Rulebooks rulebooks,
        ImageWaivers waivers,
        InstantSource clock) {}
