// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A repository's manifests. */
public interface Manifests {

    /** The manifest of a tag or digest with its bytes. */
    Optional<StoredManifest> find(long repositoryId, Reference reference);

    Optional<ManifestSummary> summary(long repositoryId, Digest digest);

    /**
     * Accepts a manifest and points tags at it, in one transaction: all of it is on stable storage when this returns. Checks,
     * inside that transaction, that the repository has every blob the manifest requires and every manifest an index names (the
     * specification lets a registry take a "sparse" index or image; this one does not, because pulling it would fail). The
     * subject and layers of a non-distributable type may be missing. Pushing the same manifest again is no error and moves the
     * tags; pushing one that lies in the trash brings it back.
     *
     * @return whether it was not there before, nor in the trash
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException DENIED when a tag is immutable and points elsewhere
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException MANIFEST_BLOB_UNKNOWN with all that is missing in
     *     its detail: {@code missing}, a list of at most 100 digests, and {@code count}; NAME_UNKNOWN when the repository was
     *     deleted meanwhile
     */
    boolean put(long repositoryId, StoredManifest stored, Manifest parsed, List<Tag> tags, String pushedBy);

    /**
     * The same for a build that stages: no tag points at it, and nobody but who pushes into this area knows of it, unless it was known
     * before. Of others' staged blobs and manifests it knows nothing either.
     */
    boolean stage(long repositoryId, StoredManifest stored, Manifest parsed, StagingId area, String pushedBy);

    /**
     * The same for a manifest that is copied from another repository; the history of the tags says so.
     *
     * @param origin where it comes from: {@code repository:tag}
     */
    void copy(
            long repositoryId, StoredManifest stored, Manifest parsed, List<Tag> tags, String copiedBy, String origin);

    /**
     * Keeps what manifests of the repository run on, those in its trash included, where that is not known yet. Whoever puts the same
     * manifest into another repository from then on need not find it out again.
     */
    void runsOn(long repositoryId, Map<Digest, List<Platform>> platforms);

    /** Does several changes in one transaction: all of them are on stable storage when this returns, or none is. */
    <T> T together(Supplier<T> changes);

    /** Removes a manifest for good, past the trash, and otherwise as {@code Removals} does; false when it was not there. */
    boolean delete(long repositoryId, Digest digest);

    /**
     * Manifests whose subject is {@code subject}, of one artifact type when it is given, ordered by digest, after {@code after}
     * (empty text: from the start).
     */
    List<ManifestSummary> referrers(
            long repositoryId, Digest subject, Optional<MediaType> artifactType, String after, int limit);

    /** Manifests of the repository ordered by digest, after {@code after} (empty text: from the start). */
    List<ManifestSummary> list(long repositoryId, String after, int limit);

    /** Repositories that have this manifest, at most {@code limit}, by name. */
    List<RepositoryName> holders(Digest digest, int limit);

    /** Manifests of the repository that name this blob or manifest (a subject is not named), at most {@code limit}, by digest. */
    List<Digest> referencing(long repositoryId, Digest digest, int limit);
}
