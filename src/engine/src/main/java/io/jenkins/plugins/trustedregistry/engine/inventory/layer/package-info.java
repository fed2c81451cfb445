// SPDX-License-Identifier: MIT
/**
 * Reading one layer: from the compressed stream to its {@link io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts}, in
 * one pass.
 *
 * <p>{@code SourceStream} counts the stored bytes, {@code Compression} finds out what they are, {@code TarStream} walks through the
 * archive and hashes it on the way, {@code LayerScanner} gives each file to the ecosystem that wants it, {@code Collected} takes what
 * they tell. A file that nobody wants is passed over in the buffer: it is neither copied nor kept. Nothing is ever unpacked under
 * the name it has in the layer, and no link is followed.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import org.jspecify.annotations.NullMarked;
