// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;

/** A manifest's bytes exactly as they were pushed. The array must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // 4 MiB at most, read-only by contract; a copy per pull would be waste
public record StoredManifest(Digest digest, MediaType mediaType, byte[] content) {}
