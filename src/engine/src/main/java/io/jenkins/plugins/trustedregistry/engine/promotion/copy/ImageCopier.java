// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.copy;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a plan out, in one transaction: whoever looks sees all of the image in the target, or nothing of it. From before the bytes
 * are looked for until the target has them, they can't be collected.
 */
public final class ImageCopier {
    private final CopyParts parts;

    public ImageCopier(CopyParts parts) {
        this.parts = parts;
    }

    /** Whether the target has all of a plan under this tag already, so that nothing would change. */
    public boolean isThere(CopyPlan plan, Repository target, Tag tag) {
        boolean tagged = parts.catalog().tags().resolve(target.id(), tag).equals(Optional.of(plan.image()));
        return tagged
                && plan.manifests().stream().allMatch(part -> has(target, part.digest()))
                && plan.beside().entrySet().stream()
                        .allMatch(each -> parts.catalog()
                                .tags()
                                .resolve(target.id(), each.getKey())
                                .equals(Optional.of(each.getValue())));
    }

    private boolean has(Repository target, Digest digest) {
        return parts.catalog().manifests().summary(target.id(), digest).isPresent();
    }

    /**
     * Copies.
     *
     * @param source where the plan was made
     * @param origin the tag it comes from, {@code repository:tag}
     * @param within done in the same transaction
     * @throws RegistryException DENIED when a tag of the target is immutable and points elsewhere; NAME_UNKNOWN when the target was
     *     deleted meanwhile; 409 when bytes are missing in the storage
     * @throws IOException when the storage can't be read
     */
    public void copy(
            CopyPlan plan, Repository source, Repository target, Tag tag, String by, String origin, Runnable within)
            throws IOException {
        List<BlobClaims.Claim> claims = new ArrayList<>();
        try {
            for (Map.Entry<Digest, Long> blob : plan.blobs().entrySet()) {
                claims.add(parts.claims().claim(blob.getKey()));
                requireStored(blob.getKey(), blob.getValue());
            }
            parts.database().change(handle -> {
                put(plan, source, target, tag, by, origin);
                within.run();
            });
        } finally {
            claims.forEach(BlobClaims.Claim::close);
        }
    }

    private void requireStored(Digest digest, long size) throws IOException {
        if (parts.blobs().find(digest).filter(blob -> blob.size() == size).isEmpty()) {
            throw new RegistryException(
                    ErrorCode.BLOB_UNKNOWN,
                    409,
                    "The image can't be promoted: the bytes of " + digest
                            + " are missing or damaged in the storage. Push the image again.",
                    Map.of("digest", digest.toString()));
        }
    }

    private void put(CopyPlan plan, Repository source, Repository target, Tag tag, String by, String origin) {
        parts.catalog().unpublished().show(target.id(), plan.digests()); // what a build has staged there, too
        plan.blobs().forEach((digest, size) -> parts.catalog().blobs().link(target.id(), digest, size));
        for (CopyPlan.Part part : plan.manifests()) {
            List<Tag> tags = tags(plan, part, tag);
            if (!tags.isEmpty() || !has(target, part.digest())) {
                parts.catalog().manifests().copy(target.id(), part.stored(), part.parsed(), tags, by, origin);
            }
        }
        if (source.id() != target.id()) {
            parts.results().carry(source.id(), target.id(), plan.digests());
            parts.evidence().carry(source.id(), target.id(), plan.digests());
        }
    }

    private static List<Tag> tags(CopyPlan plan, CopyPlan.Part part, Tag tag) {
        List<Tag> tags = new ArrayList<>();
        if (part.digest().equals(plan.image())) {
            tags.add(tag);
        }
        plan.beside().forEach((name, about) -> {
            if (about.equals(part.digest())) {
                tags.add(name);
            }
        });
        return tags;
    }
}
