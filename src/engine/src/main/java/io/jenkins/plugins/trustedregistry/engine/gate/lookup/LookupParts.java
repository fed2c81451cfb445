// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabases;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;

/** Where everything about images is looked up. */
public record LookupParts(
        Catalog catalog,
        ScanTables scans,
        AdvisoryDatabases advisories,
        SmallBlobs blobs,
        Attachments attachments,
        SignatureCheck signatures) {}
