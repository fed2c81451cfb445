// SPDX-License-Identifier: MIT
/** Pruning: the policies of repositories and namespaces, what they would do, tag limits. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.pruning;

import org.jspecify.annotations.NullMarked;
