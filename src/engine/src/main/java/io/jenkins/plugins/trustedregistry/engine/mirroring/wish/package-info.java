// SPDX-License-Identifier: MIT
/**
 * What somebody can choose about a mirror, as values that refuse what can't be. The API, the settings and the table all make a {@link
 * io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish}, so all refuse the same with the same sentence.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import org.jspecify.annotations.NullMarked;
