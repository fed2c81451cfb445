// SPDX-License-Identifier: MIT
/**
 * The management API as the commands use it: {@link io.jenkins.plugins.trustedregistry.server.client.RegistryApi} is one call and
 * its answer, made over HTTPS to a running server or in process on a home that no server uses, so that every command is written
 * once. {@link io.jenkins.plugins.trustedregistry.server.client.ApiClient} adds what all callers need: refusals as exceptions and
 * lists without pages. {@link io.jenkins.plugins.trustedregistry.server.client.SavedLogins} remembers servers and access tokens.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.client;

import org.jspecify.annotations.NullMarked;
