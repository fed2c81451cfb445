// SPDX-License-Identifier: MIT
/**
 * Conditions on a tag, as people write them: {@code tag starts with v}, {@code critical = 0}, {@code licence not one of GPL-3.0-only},
 * {@code updated before 30 days ago}. Promotion and pruning decide by them.
 *
 * <p>All have one shape: parsed by {@link io.jenkins.plugins.trustedregistry.engine.criterion.CriterionParser}, written by {@code
 * toString}, answered by a pure function over {@link io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts} with a sentence
 * that says why. What is not known matches nothing, neither a criterion nor its opposite: an image that was never scanned is neither
 * promoted for having no findings nor pruned for having some.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.criterion;

import org.jspecify.annotations.NullMarked;
