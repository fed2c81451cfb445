// SPDX-License-Identifier: MIT
/**
 * An inventory written down as a bill of materials: CycloneDX 1.6 and SPDX 2.3, both as JSON. The same inventory and subject always
 * give the same bytes, so that a bill may be kept and signed by its digest.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import org.jspecify.annotations.NullMarked;
