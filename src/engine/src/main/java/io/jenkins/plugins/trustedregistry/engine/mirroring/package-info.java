// SPDX-License-Identifier: MIT
/**
 * Mirroring: images go to repositories of other registries when they are pushed, and come from there by a schedule, with what stands
 * beside them. {@link io.jenkins.plugins.trustedregistry.engine.mirroring.Mirrorings} is all of it put together.
 *
 * <p>{@code wish} has what can be chosen, {@code mirror} what is kept and who may have one, {@code remote} the other registry, {@code
 * copy} what happens to one tag, {@code run} the jobs.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import org.jspecify.annotations.NullMarked;
