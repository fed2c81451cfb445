// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** An upload and how many bytes of it have arrived. */
public record UploadStatus(UploadId id, RepositoryName repository, long offset) {}
