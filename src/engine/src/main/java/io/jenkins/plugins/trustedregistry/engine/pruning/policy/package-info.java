// SPDX-License-Identifier: MIT
/** The policies of repositories and namespaces: which tags go, which stay whatever a policy says, how many. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import org.jspecify.annotations.NullMarked;
