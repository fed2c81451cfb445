// SPDX-License-Identifier: MIT
/**
 * Deletion, and what can still be undone of it.
 *
 * <p>What is deleted goes to the trash, with who, why and until when, unless it is removed for good. Rows of manifests and
 * repositories stay where they are and are marked, so that {@code manifest_reference} goes on naming their blobs and collection
 * leaves those alone; the views {@code manifest} and {@code repository} leave them out. Tags leave the table {@code tag}. Each
 * operation is one transaction, but for the removal of a large repository for good, which is marked first and done in parts.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import org.jspecify.annotations.NullMarked;
