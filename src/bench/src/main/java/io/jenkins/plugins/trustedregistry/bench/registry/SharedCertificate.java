// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.nio.file.Path;

/**
 * The certificate that all registries show, so that none has a cheaper key than another: the one that ours makes for itself.
 *
 * @param certificateAndKey one PEM file with both
 */
public record SharedCertificate(Path certificateAndKey, Path authority) {}
