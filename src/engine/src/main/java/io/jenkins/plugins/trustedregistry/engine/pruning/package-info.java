// SPDX-License-Identifier: MIT
/**
 * Pruning: tags that are not needed any more go to the trash. {@link io.jenkins.plugins.trustedregistry.engine.pruning.Pruning} is all
 * of it put together: {@code policy} has the policies, {@code plan} decides (a pure function), {@code run} carries out.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.pruning;

import org.jspecify.annotations.NullMarked;
