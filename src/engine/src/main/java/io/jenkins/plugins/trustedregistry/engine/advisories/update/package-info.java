// SPDX-License-Identifier: MIT
/**
 * Updating the data from mirrors, as a job: asked whether there is something new, downloaded so that a broken download goes on where it
 * ended, verified, built and served; and importing what was uploaded. What fails leaves the data that is there.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import org.jspecify.annotations.NullMarked;
