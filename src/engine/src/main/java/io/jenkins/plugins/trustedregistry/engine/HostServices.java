// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;

/**
 * What the engine lends to a host's own calls.
 *
 * @param authenticate finds out who is calling
 */
public record HostServices(Check authenticate, AccessControl access, Memberships memberships) {}
