// SPDX-License-Identifier: MIT
/**
 * Where the bytes live: blobs by digest, and uploads on their way to become blobs.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.engine.storage.BlobStore} and {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.UploadStore} are the two roles a back end plays; one contract suite in the
 * tests runs against every back end. A blob that was handed out by a commit is on stable storage: synced, renamed into place, and
 * its folder synced. Digests are computed while the bytes stream in and are never believed. Nothing here knows repositories'
 * rights, manifests or tags.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.storage;

import org.jspecify.annotations.NullMarked;
