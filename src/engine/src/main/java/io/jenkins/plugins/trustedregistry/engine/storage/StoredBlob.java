// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** A blob that is on stable storage under its digest. */
public record StoredBlob(Digest digest, long size) {}
