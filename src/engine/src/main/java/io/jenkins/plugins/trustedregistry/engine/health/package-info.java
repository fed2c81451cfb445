// SPDX-License-Identifier: MIT
/**
 * What an operator asks a running registry: is it well ({@code /_ping}), what does it do ({@code /metrics}), whom must a client
 * trust ({@code /ca}).
 *
 * <p>The table is {@link io.jenkins.plugins.trustedregistry.engine.health.ServiceRoutes}. Each part of the registry that can fail
 * by itself brings a {@link io.jenkins.plugins.trustedregistry.engine.health.HealthCheck}.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.health;

import org.jspecify.annotations.NullMarked;
