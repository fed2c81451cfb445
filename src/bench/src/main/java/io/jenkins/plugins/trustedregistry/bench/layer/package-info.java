// SPDX-License-Identifier: MIT
/** How fast layers are read, beside {@code gzip -d | sha256sum} of the same layers, and the inventory of a whole image. */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.layer;

import org.jspecify.annotations.NullMarked;
