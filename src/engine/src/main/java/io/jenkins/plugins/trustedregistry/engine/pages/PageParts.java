// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import io.jenkins.plugins.trustedregistry.engine.health.Health;
import java.util.function.BooleanSupplier;

/**
 * What the pages are made of.
 *
 * @param version the registry's, as it is shown
 * @param ownAuthority whether the listener shows a certificate of the registry's own authority now
 */
public record PageParts(Health health, String version, BooleanSupplier ownAuthority) {}
