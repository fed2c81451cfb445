// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;

/** A tag, what it points at, and who moved it there last. */
public record TaggedManifest(Tag tag, ManifestSummary manifest, Instant taggedAt, String taggedBy) {}
