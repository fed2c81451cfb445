// SPDX-License-Identifier: MIT
/**
 * Decides which tags go and which stay, each with a reason. {@link
 * io.jenkins.plugins.trustedregistry.engine.pruning.plan.PruningPlanner} is a pure function; what it looks at is gathered before.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.pruning.plan;

import org.jspecify.annotations.NullMarked;
