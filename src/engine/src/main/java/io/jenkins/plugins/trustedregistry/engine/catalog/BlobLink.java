// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.time.Instant;

/**
 * That a repository has a blob.
 *
 * @param linkedAt when it was given the blob last
 */
public record BlobLink(long repositoryId, Digest digest, long size, Instant linkedAt) {}
