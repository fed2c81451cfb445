// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.nio.file.Path;

/** A file that holds what has arrived of an upload, and what its name says. */
record UploadFile(UploadId id, Path path, Digest.Algorithm algorithm) {}
