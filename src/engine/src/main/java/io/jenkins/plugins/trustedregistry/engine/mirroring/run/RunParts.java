// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.remote.OtherRegistries;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.time.InstantSource;

/**
 * What runs of mirrors work with.
 *
 * @param gates say what must not leave
 */
public record RunParts(
        Catalog catalog,
        BlobStore blobs,
        FactGatherer facts,
        Verdicts gates,
        Mirrors mirrors,
        OtherRegistries registries,
        OwnRoutes own,
        Publisher publisher,
        InstantSource clock) {}
