// SPDX-License-Identifier: MIT
/**
 * One HTTP exchange with a server: {@link io.jenkins.plugins.trustedregistry.engine.client.transport.Transport}. Whoever is inside the
 * process of a registry has one that needs no network. Redirects, logins and repetitions are the business of those who call.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import org.jspecify.annotations.NullMarked;
