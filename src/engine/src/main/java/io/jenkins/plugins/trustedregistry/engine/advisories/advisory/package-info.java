// SPDX-License-Identifier: MIT
/** The values of an advisory: what is vulnerable, how bad it is, what mends it, and who says so. No I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

import org.jspecify.annotations.NullMarked;
