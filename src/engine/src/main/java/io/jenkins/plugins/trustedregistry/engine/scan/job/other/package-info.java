// SPDX-License-Identifier: MIT
/**
 * Asking other scanners about one image, by Harbor's scanner API: what was asked and not answered yet outlives a restart (an errand), what
 * they answer becomes findings and, where they give one, a bill of materials.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import org.jspecify.annotations.NullMarked;
