// SPDX-License-Identifier: MIT
/**
 * Laying the facts of an image's layers over each other, as the file system of its containers would be: {@code Files} knows which
 * facts are still to be seen and who brought them, {@code LinkTable} where paths really lead, {@code Components} makes one list of
 * them. No byte of a layer is read here.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import org.jspecify.annotations.NullMarked;
