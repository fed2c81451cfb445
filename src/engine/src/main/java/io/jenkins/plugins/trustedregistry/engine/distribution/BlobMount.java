// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.MayOnRepository;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Standing;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives a repository a blob that another one has (distribution-spec, "Mounting a blob from another repository"; end-11). Only
 * from a repository that the caller may pull from: whatever stands against a mount, the answer is the same, an ordinary upload.
 *
 * <p>A bearer token must have been issued for a source that the client names ({@code from}); if only that is wrong it is said, so
 * that the client gets a better one. Where the client names none it could not have asked for such a token, and what counts are
 * its own rights.
 */
final class BlobMount {
    /** A blob that very many repositories have is looked for in this many of them. */
    private static final int MOST_SOURCES = 100;

    private final AccessControl access;
    private final Repositories repositories;
    private final RepositoryBlobs catalog;
    private final Blobs blobs;
    private final Sight sight;

    BlobMount(AccessControl access, Repositories repositories, RepositoryBlobs catalog, Blobs blobs, Sight sight) {
        this.access = access;
        this.repositories = repositories;
        this.catalog = catalog;
        this.blobs = blobs;
        this.sight = sight;
    }

    /** Whether the repository has the blob now. */
    boolean mount(Call call, Repository target, Digest digest) throws IOException {
        return blobs.give(target, digest, sight.area(call.principal()), () -> source(call, target, digest))
                .isPresent();
    }

    private Optional<StoredBlob> source(Call call, Repository target, Digest digest) throws IOException {
        Optional<StoredBlob> found = known(call, target.id(), digest);
        if (found.isPresent()) {
            return found;
        }
        Optional<String> from = call.queryParameter("from").filter(name -> !name.isEmpty());
        return from.isPresent() ? in(call, from.get(), digest) : anywhere(call, digest);
    }

    private Optional<StoredBlob> in(Call call, String from, Digest digest) throws IOException {
        Optional<RepositoryName> name = wellFormed(from);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Standing standing = Standing.of(access, call.principal(), name.get(), RepositoryAction.PULL);
        if (standing instanceof Standing.TokenTooNarrow) {
            throw MayOnRepository.tokenTooNarrow(name.get());
        }
        Optional<Repository> source = repositories.find(name.get());
        return standing instanceof Standing.Allowed && source.isPresent()
                ? known(call, source.get().id(), digest)
                : Optional.empty();
    }

    private Optional<StoredBlob> anywhere(Call call, Digest digest) throws IOException {
        for (long id : catalog.repositoriesWith(digest, MOST_SOURCES)) {
            Optional<Repository> source = repositories.find(id);
            if (source.isPresent() && mayPull(call, source.get()) && !sight.hides(call.principal(), id, digest)) {
                return blobs.find(id, digest);
            }
        }
        return Optional.empty();
    }

    private Optional<StoredBlob> known(Call call, long repositoryId, Digest digest) throws IOException {
        return sight.hides(call.principal(), repositoryId, digest)
                ? Optional.empty()
                : blobs.find(repositoryId, digest);
    }

    private boolean mayPull(Call call, Repository source) {
        Principal caller = Standing.wholeRights(call.principal());
        return access.onRepository(caller, source.name(), RepositoryAction.PULL).allowed();
    }

    private static Optional<RepositoryName> wellFormed(String name) {
        try {
            return Optional.of(RepositoryName.parse(name));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }
}
