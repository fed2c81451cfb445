// SPDX-License-Identifier: MIT
/**
 * Mirroring: images of a repository go to another registry, or come from one.
 *
 * <p>{@code wish} is what somebody chooses, {@code mirror} what is kept of it and on whose rights it runs, {@code remote} speaks to other
 * registries, {@code run} copies.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import org.jspecify.annotations.NullMarked;
