// SPDX-License-Identifier: MIT
/** Components of Bitnami's images, which say themselves what was put into them: an SPDX document beside each. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.bitnami;

import org.jspecify.annotations.NullMarked;
