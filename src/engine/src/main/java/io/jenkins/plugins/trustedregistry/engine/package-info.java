// SPDX-License-Identifier: MIT
/**
 * The registry as a library: {@link io.jenkins.plugins.trustedregistry.engine.Registry} is what a host starts and stops, {@link
 * io.jenkins.plugins.trustedregistry.engine.Host} what a host must lend.
 *
 * <p>Packages below use only what stands above them in this order: oci, database, storage, catalog, accounts, access,
 * credentials, settings, endpoint, distribution, api, http. docs/architecture.puml draws it, and a test reads the picture.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine;

import org.jspecify.annotations.NullMarked;
