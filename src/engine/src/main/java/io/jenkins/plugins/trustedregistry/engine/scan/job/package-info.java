// SPDX-License-Identifier: MIT
/** What scans do, as jobs: looking into an image, looking through the registry, matching anew after an update, keeping house. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import org.jspecify.annotations.NullMarked;
