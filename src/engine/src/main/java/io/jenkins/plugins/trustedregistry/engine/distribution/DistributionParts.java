// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.VisibleRepositories;
import io.jenkins.plugins.trustedregistry.engine.access.sight.StagingOf;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.PullGates;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.time.InstantSource;
import java.util.List;

/**
 * What the distribution API is made of.
 *
 * @param gates what may refuse a pull beside rights
 * @param claims keep blobs that a push relies on from being collected
 */
public record DistributionParts(
        Authenticator authenticator,
        AccessControl access,
        VisibleRepositories visible,
        Catalog catalog,
        BlobStore blobStore,
        UploadStore uploads,
        BlobClaims claims,
        Deletions deletions,
        PullGates gates,
        StagingOf staging,
        List<DistributionListener> listeners,
        InstantSource clock) {

    public DistributionParts {
        listeners = List.copyOf(listeners);
    }
}
