// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;

/**
 * What was copied.
 *
 * @param size of all blobs and manifests of the image, each counted once, in bytes; without referrers
 * @param referrers how many went along
 */
public record Copied(Digest digest, MediaType mediaType, long size, int referrers) {}
