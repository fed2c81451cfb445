// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;

/**
 * What provenance is made of.
 *
 * @param staging where a build pushes into an area, its statements go there too
 */
public record ProvenanceParts(
        ProvenanceKey key,
        BuildKnowledge knowledge,
        BuildLogins logins,
        StagingOf staging,
        AccessControl access,
        Catalog catalog,
        UploadStore uploads,
        BlobClaims claims) {}
