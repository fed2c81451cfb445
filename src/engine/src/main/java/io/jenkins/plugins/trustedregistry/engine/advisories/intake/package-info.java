// SPDX-License-Identifier: MIT
/**
 * Making data files of what was downloaded or uploaded: archives as OSV publishes them, single records, CISA's and FIRST's lists.
 * Everything is read as a stream, within limits, and nothing is served before all of it was read and found good.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import org.jspecify.annotations.NullMarked;
