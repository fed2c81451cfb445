// SPDX-License-Identifier: MIT
/**
 * Measures the registry against others on the same machine, and hot paths of the engine on their own ({@code micro}). {@code
 * src/bench/run} builds and starts it; docs/benchmarks has the results.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench;

import org.jspecify.annotations.NullMarked;
