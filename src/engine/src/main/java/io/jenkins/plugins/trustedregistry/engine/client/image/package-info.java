// SPDX-License-Identifier: MIT
/**
 * Copying images: from any {@link io.jenkins.plugins.trustedregistry.engine.client.image.ImageSource} to any {@link
 * io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget}. What is copied stays the same byte for byte, so its digest does.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client.image;

import org.jspecify.annotations.NullMarked;
