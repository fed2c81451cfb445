// SPDX-License-Identifier: MIT
/**
 * The registry itself, as a plain library: it knows nothing of Jenkins, and a host starts and stops it.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine;

import org.jspecify.annotations.NullMarked;
