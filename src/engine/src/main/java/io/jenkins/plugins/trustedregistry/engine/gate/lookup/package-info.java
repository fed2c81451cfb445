// SPDX-License-Identifier: MIT
/** Finds out what there is to know of an image before it is judged: in the catalog, in what scans left, in its blobs. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import org.jspecify.annotations.NullMarked;
