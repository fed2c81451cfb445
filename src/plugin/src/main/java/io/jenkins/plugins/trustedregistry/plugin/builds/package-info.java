// SPDX-License-Identifier: MIT
/**
 * Runs of Jenkins' jobs as the engine's builds: a run that wants to log in gets an identifier that is kept with it, and the engine asks
 * at each use of its login what has become of the run. Everything is taken from the run itself, nothing from its environment.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.builds;

import org.jspecify.annotations.NullMarked;
