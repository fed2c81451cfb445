// SPDX-License-Identifier: MIT
/** Policies: rules with a name, where they hold, and what becomes of an image that breaks them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import org.jspecify.annotations.NullMarked;
