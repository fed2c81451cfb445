// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceListener;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceTable;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.promotion.run.Gatekeeper;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.time.InstantSource;
import java.util.List;

/**
 * What promotion is made of.
 *
 * @param listeners told of what was promoted as of a push
 * @param evidenceListener told of evidence, besides the rules
 */
public record PromotionParts(
        Database database,
        Catalog catalog,
        BlobStore blobs,
        BlobClaims claims,
        Scanning scanning,
        FactGatherer facts,
        EvidenceTable evidence,
        Gatekeeper gates,
        AccessControl access,
        Directory directory,
        Robots robots,
        Events events,
        List<DistributionListener> listeners,
        EvidenceListener evidenceListener,
        Jobs jobs,
        InstantSource clock) {}
