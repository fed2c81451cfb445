// SPDX-License-Identifier: MIT
/**
 * What the registries are asked to do. {@link io.jenkins.plugins.trustedregistry.bench.load.Loads} is the list; a {@link io.jenkins.plugins.trustedregistry.bench.load.Load} prepares what it
 * needs, which nobody measures, and then does one thing against the clock.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.load;

import org.jspecify.annotations.NullMarked;
