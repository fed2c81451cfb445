// SPDX-License-Identifier: MIT
/** Carries plans out, as jobs: on a schedule, by hand, and when a push goes beyond a repository's tag limit. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.pruning.run;

import org.jspecify.annotations.NullMarked;
