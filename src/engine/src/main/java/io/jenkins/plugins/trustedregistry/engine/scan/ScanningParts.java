// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.PullTokens;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogins;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What scanning is made of.
 *
 * @param blobs as clients get them: compared with their digests
 * @param rematched called when newer advisories were asked about everything
 * @param settings as of now; of most the beginning is what counts
 * @param scannerLogins what other scanners pull images with
 * @param pullTokens the same as bearer tokens
 * @param temporary a folder for what is too large for memory; it exists
 */
public record ScanningParts(
        Database database,
        Catalog catalog,
        BlobStore blobs,
        UploadStore uploads,
        BlobClaims claims,
        AdvisoryDatabases advisories,
        Publisher events,
        Runnable rematched,
        Jobs jobs,
        Supplier<Settings> settings,
        ScannerLogins scannerLogins,
        PullTokens pullTokens,
        Path temporary,
        InstantSource clock) {}
