// SPDX-License-Identifier: MIT
/** SPDX licence expressions, as far as a gate must understand them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.licence;

import org.jspecify.annotations.NullMarked;
