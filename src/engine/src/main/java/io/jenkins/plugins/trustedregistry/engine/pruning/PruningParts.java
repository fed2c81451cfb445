// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningSettings;
import java.time.InstantSource;

/** What pruning is made of. */
public record PruningParts(
        Database database,
        Catalog catalog,
        FactGatherer facts,
        Deletions deletions,
        BuildImages builds,
        Jobs jobs,
        Publisher events,
        PruningSettings settings,
        InstantSource clock) {}
