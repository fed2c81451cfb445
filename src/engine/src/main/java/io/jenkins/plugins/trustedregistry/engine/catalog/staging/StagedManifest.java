// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** A manifest that was pushed into a staging area. */
public record StagedManifest(long repositoryId, Digest digest) {}
