// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;

/** Somebody let an immutable tag go. It holds while the tag points at this digest: what it is moved to is immutable again. */
public record Release(Tag tag, Digest digest, Instant releasedAt, String releasedBy, String reason) {}
