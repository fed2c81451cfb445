// SPDX-License-Identifier: MIT
/** Names of ecosystems and packages as OSV writes them, and which of them somebody means who writes them a little otherwise. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import org.jspecify.annotations.NullMarked;
