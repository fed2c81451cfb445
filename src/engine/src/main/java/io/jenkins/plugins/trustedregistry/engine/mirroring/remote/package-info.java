// SPDX-License-Identifier: MIT
/**
 * The other registry of a mirror: how it is called (by the same rules as every other server outside: {@link
 * io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules}), and what it says to somebody who sets a mirror up.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import org.jspecify.annotations.NullMarked;
