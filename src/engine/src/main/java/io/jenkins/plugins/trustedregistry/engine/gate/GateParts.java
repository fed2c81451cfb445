// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.gate.job.Clerk;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.GateSettings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import java.time.InstantSource;

/**
 * What gates are made of.
 *
 * @param blobs as clients get them: compared with their digests
 * @param builds what builds pushed, for rehearsals
 * @param clerk through which the news of scans go
 */
public record GateParts(
        Database database,
        Catalog catalog,
        BlobStore blobs,
        AccessControl access,
        AdvisoryDatabases advisories,
        Scanning scanning,
        Clerk clerk,
        BuildImages builds,
        Jobs jobs,
        GateSettings settings,
        Incidents incidents,
        InstantSource clock) {}
