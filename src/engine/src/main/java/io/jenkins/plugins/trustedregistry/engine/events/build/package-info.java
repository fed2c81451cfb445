// SPDX-License-Identifier: MIT
/**
 * What each run of a host's jobs pushed and pulled, and by which runs an image was made. Written behind the requests; kept for as long
 * as the host keeps the run.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.build;

import org.jspecify.annotations.NullMarked;
