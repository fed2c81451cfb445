// SPDX-License-Identifier: MIT
/**
 * Promotion: an image that was found good enough in one repository appears in another, under a name that a template makes. {@link
 * io.jenkins.plugins.trustedregistry.engine.promotion.Promotions} is all of it put together.
 *
 * <p>{@code rule} has the rules, {@code copy} copies without reading a byte, {@code run} lets rules look at tags.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.promotion;

import org.jspecify.annotations.NullMarked;
