// SPDX-License-Identifier: MIT
/**
 * What is known of a tag when a rule looks at it, gathered once and then only read: {@link
 * io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts}. What costs something to find out is there only when a criterion
 * says that it needs it ({@link io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need}). No I/O.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import org.jspecify.annotations.NullMarked;
