// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;

/**
 * A blob whose bytes are no longer those of its digest.
 *
 * @param blob the blob as the storage lists it
 * @param reason what was found instead, as a sentence
 */
public record DamagedBlob(StoredBlob blob, String reason) {}
