// SPDX-License-Identifier: MIT
/**
 * Those who push and pull while it is measured. Pushes come from {@link io.jenkins.plugins.trustedregistry.bench.client.RegistryClient}, on the JDK's client;
 * reads from ready programs ({@link io.jenkins.plugins.trustedregistry.bench.client.LoadGenerators}). All are the same for every registry.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.client;

import org.jspecify.annotations.NullMarked;
