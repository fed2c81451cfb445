// SPDX-License-Identifier: MIT
/**
 * Promotes: by hand ({@link io.jenkins.plugins.trustedregistry.engine.promotion.run.Promoter}), and by rules as jobs, which begin again
 * after a restart and promote nothing twice. Why a rule promoted a tag, or why not, is kept for the latest evaluations of each rule.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import org.jspecify.annotations.NullMarked;
