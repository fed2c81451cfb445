// SPDX-License-Identifier: MIT
/**
 * What the registry holds, as metadata: repositories, which blobs they have, manifests, tags, referrers.
 *
 * <p>A manifest's bytes live here and not in the blob store, so that accepting a manifest is one database transaction: the bytes,
 * what they refer to, the tag, all or nothing. The roles are small ({@link
 * io.jenkins.plugins.trustedregistry.engine.catalog.Repositories}, {@link
 * io.jenkins.plugins.trustedregistry.engine.catalog.RepositoryBlobs}, {@link
 * io.jenkins.plugins.trustedregistry.engine.catalog.Manifests}, {@link
 * io.jenkins.plugins.trustedregistry.engine.catalog.Tags}); who may call them is decided elsewhere.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog;

import org.jspecify.annotations.NullMarked;
