// SPDX-License-Identifier: MIT
/**
 * The registries that are measured: ours and its peers, each a process over a folder of its own on the same disk.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.bench.registry.BenchedRegistry} is what the measurements need of one. The peers show the certificate that ours
 * made, so that all pay the same for TLS.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.registry;

import org.jspecify.annotations.NullMarked;
