// SPDX-License-Identifier: MIT
/**
 * What every ecosystem is given and gives. Each has a package of its own below this one, all of the same shape: {@code
 * NAMEEcosystem} says which files it wants and reads one of them; the classes beside it parse formats and know nothing of layers.
 *
 * <p>A file's content is hostile. A parser allocates nothing by a number it was told before it has compared that number with what is
 * really there, has a named limit for everything that repeats or nests, and ends with a {@link
 * io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException} or an {@code IOException} when it cannot go
 * on; what it has told until then counts.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import org.jspecify.annotations.NullMarked;
