// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.catalog.Manifests;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobStore;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadStore;
import java.time.InstantSource;
import java.util.List;

/** What the distribution API is made of. */
public record DistributionParts(
        Authenticator authenticator,
        AccessControl access,
        VisibleRepositories visible,
        Repositories repositories,
        RepositoryBlobs repositoryBlobs,
        Manifests manifests,
        Tags tags,
        BlobStore blobStore,
        UploadStore uploads,
        List<DistributionListener> listeners,
        InstantSource clock) {

    public DistributionParts {
        listeners = List.copyOf(listeners);
    }
}
