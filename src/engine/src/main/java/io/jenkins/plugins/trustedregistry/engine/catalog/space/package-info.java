// SPDX-License-Identifier: MIT
/** How much of the store is on whose account. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.space;

import org.jspecify.annotations.NullMarked;
