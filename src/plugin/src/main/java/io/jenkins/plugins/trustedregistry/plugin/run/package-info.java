// SPDX-License-Identifier: MIT
/**
 * What a run pushed and pulled, on its page. The registry knows it by the identity that is kept with the run, so it survives restarts,
 * and jobs that are renamed or moved.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.run;

import org.jspecify.annotations.NullMarked;
