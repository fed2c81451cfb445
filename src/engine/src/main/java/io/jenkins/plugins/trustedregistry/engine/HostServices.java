// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.accounts.Memberships;
import io.jenkins.plugins.trustedregistry.engine.credentials.Credentials;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;

/**
 * What the engine lends to a host's own calls.
 *
 * @param authenticate finds out who is calling
 * @param memberships to be told of a user who ceases to exist
 * @param credentials to be told of that, and of a changed password
 */
public record HostServices(
        Check authenticate, AccessControl access, Memberships memberships, Credentials credentials) {}
