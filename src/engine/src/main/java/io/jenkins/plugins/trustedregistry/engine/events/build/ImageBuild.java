// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * A build that pushed or pulled an image.
 *
 * @param job its full name as it is now, with the folders around it
 * @param tag empty where it was done by digest
 * @param at the last time
 */
public record ImageBuild(String job, int number, Deed deed, Optional<Tag> tag, Instant at) {}
