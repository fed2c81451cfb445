// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * An image that a build pushed or pulled.
 *
 * @param tag empty where it was done by digest
 * @param size what the image weighs, in bytes
 * @param at the last time
 */
public record BuildImage(
        Deed deed, RepositoryName repository, Digest digest, Optional<Tag> tag, long size, Instant at) {}
