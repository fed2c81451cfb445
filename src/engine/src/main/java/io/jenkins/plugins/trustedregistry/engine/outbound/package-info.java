// SPDX-License-Identifier: MIT
/**
 * Calls to servers outside, made so that nobody can use the registry to reach what is only for its own network: {@link
 * io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules} decides about the very address a connection is made to, after the
 * name was resolved, so a name that changes its address gains nothing. Redirects are not followed.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.outbound;

import org.jspecify.annotations.NullMarked;
