// SPDX-License-Identifier: MIT
/**
 * Copies an image from one repository to another without reading its bytes: the blobs are linked, the manifests put. With it go the
 * images of an index, all that is about any of them (signatures, SBOMs, attestations), the results of scans and the evidence.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlanner} decides, {@link
 * io.jenkins.plugins.trustedregistry.engine.promotion.copy.ImageCopier} does it in one transaction.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.promotion.copy;

import org.jspecify.annotations.NullMarked;
