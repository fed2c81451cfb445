// SPDX-License-Identifier: MIT
/**
 * Copying what one tag leads to from one side of a mirror to the other: {@link
 * io.jenkins.plugins.trustedregistry.engine.mirroring.copy.TagCopy}. The sides are the repository here and the one at the other registry;
 * which way it goes makes no difference but to the {@link io.jenkins.plugins.trustedregistry.engine.mirroring.copy.Choice} of what goes.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import org.jspecify.annotations.NullMarked;
