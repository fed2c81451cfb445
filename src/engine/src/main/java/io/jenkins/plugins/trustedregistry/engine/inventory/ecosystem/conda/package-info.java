// SPDX-License-Identifier: MIT
/** Packages that Conda installed: {@code conda-meta}. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.conda;

import org.jspecify.annotations.NullMarked;
