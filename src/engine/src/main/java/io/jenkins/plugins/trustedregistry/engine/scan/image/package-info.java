// SPDX-License-Identifier: MIT
/**
 * Looking into one image, wherever it is: its layers are read, or their facts taken from those that are kept, and laid over each
 * other. Knows neither the database nor the registry; {@link io.jenkins.plugins.trustedregistry.engine.scan.image.ImageSource} and
 * {@link io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache} stand for them.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import org.jspecify.annotations.NullMarked;
