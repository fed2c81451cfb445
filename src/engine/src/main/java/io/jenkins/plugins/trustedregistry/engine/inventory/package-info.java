// SPDX-License-Identifier: MIT
/**
 * What is inside an image, as values: the {@link io.jenkins.plugins.trustedregistry.engine.inventory.Inventory} of an image and the
 * {@link io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts} that one layer gives.
 *
 * <p>Three steps lead there. {@code layer} reads one layer as a stream, once, and hands the files that matter to the packages below
 * {@code ecosystem}; what they find are the layer's facts, which depend on nothing but the layer's bytes and {@link
 * io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts#SCANNER_VERSION}, so they can be kept by both. {@code overlay} lays
 * the facts of an image's layers over each other, as a container's file system would be. {@code sbom} writes the result down.
 *
 * <p>Nothing here knows the registry or its database: streams in, values out. Layers are hostile until proven otherwise: every
 * reader has named limits, and what was not read is told, never left out silently.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory;

import org.jspecify.annotations.NullMarked;
