// SPDX-License-Identifier: MIT
/**
 * Where the bytes live: blobs by digest, and uploads on their way to become blobs.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.engine.storage.BlobStore} and {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.UploadStore} are the two roles a back end plays; one contract suite in the
 * tests runs against every back end. A blob that was handed out by a commit is on stable storage: synced, renamed into place, and
 * its folder synced. Digests are computed while the bytes stream in and are never believed. Nothing here knows repositories'
 * rights, manifests or tags.
 *
 * <p>The back end here is a folder: {@code FileBlobStore.open(new DiskLayout(folder))}, and a {@code FileUploadStore} on it; {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.file.DiskLayout} draws what lies where. A full disk is a {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException}, never a half-made blob. {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.file.StorageProbe} tries a storage before it is chosen, {@link
 * io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier} reads all blobs against their digests.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.storage;

import org.jspecify.annotations.NullMarked;
