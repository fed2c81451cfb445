// SPDX-License-Identifier: MIT
/** The gates before pulls: checks in the route table of the distribution API, and who may read whatever a gate says. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import org.jspecify.annotations.NullMarked;
