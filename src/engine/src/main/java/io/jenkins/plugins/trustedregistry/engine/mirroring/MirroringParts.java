// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.facts.FactGatherer;
import io.jenkins.plugins.trustedregistry.engine.facts.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What mirroring is made of.
 *
 * @param gates say which images must not leave
 * @param targets which servers may be called
 * @param names finds their addresses
 */
public record MirroringParts(
        Catalog catalog,
        BlobStore blobs,
        FactGatherer facts,
        Verdicts gates,
        Mirrors mirrors,
        Events events,
        Jobs jobs,
        TargetRules targets,
        NameService names,
        Optional<OutboundProxy> proxy,
        InstantSource clock) {}
