// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A repository that is copied into. */
final class RemoteTarget implements ImageTarget {
    private static final int LANES = 3; // as docker does; more is faster only where the registry is far away

    private final RemoteRepository repository;
    private final Optional<RepositoryName> from;

    /** @param from a repository of the same registry that has the blobs */
    RemoteTarget(RemoteRepository repository, Optional<RepositoryName> from) {
        this.repository = repository;
        this.from = from;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public LayerState take(Descriptor descriptor, BlobContent content, Progress progress)
            throws IOException, InterruptedException {
        Set<String> scopes = scopes();
        if (repository.hasBlob(descriptor.digest(), scopes)) {
            return LayerState.EXISTS;
        }
        return new BlobUpload(repository, descriptor, content, scopes, progress).run(from);
    }

    private Set<String> scopes() {
        Set<String> scopes = new HashSet<>(repository.push());
        from.ifPresent(other -> scopes.add("repository:" + other + ":pull"));
        return scopes;
    }

    @Override
    public boolean has(Digest digest) throws IOException, InterruptedException {
        return repository.digest(digest).isPresent();
    }

    @Override
    public void takeChild(Document document) throws IOException, InterruptedException {
        repository.put(document, document.digest());
    }

    @Override
    public void takeRoot(Document document, List<Tag> tags) throws IOException, InterruptedException {
        if (tags.isEmpty()) {
            takeReferrer(document);
        }
        for (Tag tag : tags) {
            repository.put(document, tag);
        }
    }

    @Override
    public void takeReferrer(Document document) throws IOException, InterruptedException {
        if (!repository.put(document, document.digest())) {
            ReferrersTag.add(repository, document);
        }
    }
}
