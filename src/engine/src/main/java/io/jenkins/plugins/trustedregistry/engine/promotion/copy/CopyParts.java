// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceTable;
import io.jenkins.plugins.trustedregistry.engine.scan.store.CarriedResults;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;

/**
 * What copying works with.
 *
 * @param claims keep blobs from being collected while they are linked
 */
public record CopyParts(
        Database database,
        Catalog catalog,
        BlobStore blobs,
        BlobClaims claims,
        CarriedResults results,
        EvidenceTable evidence) {}
