// SPDX-License-Identifier: MIT
/**
 * What a repository allows to happen to its tags and manifests: which tags can't be moved or deleted until they are released, and
 * what becomes of manifests without a tag.
 *
 * <p>An immutable tag is refused in the transaction that would have moved or deleted it, whoever asks, so that no race and no right
 * gets past it; {@link io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagGuard} is that check.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import org.jspecify.annotations.NullMarked;
