// SPDX-License-Identifier: MIT
/**
 * Finding damaged blobs. The scrub is a job that reads every blob against its digest, slowly; what it finds damaged, and what a pull
 * finds damaged, is moved aside and listed, so that it is never served and the next push brings it anew.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import org.jspecify.annotations.NullMarked;
