// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;

/**
 * An image that is in the target now.
 *
 * @param manifests how many belong to it, with signatures and reports
 * @param changed false when it was there already
 */
public record Promotion(Repository target, Tag tag, Digest digest, int manifests, boolean changed) {}
