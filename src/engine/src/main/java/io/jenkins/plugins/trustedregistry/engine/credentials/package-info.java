// SPDX-License-Identifier: MIT
/**
 * How a request proves who it comes from: passwords through the directory, access tokens, robot accounts, bearer tokens of
 * the registry's own token endpoint, and client certificates of bundles signed by its own authority.
 *
 * <p>Every way ends in the same {@link io.jenkins.plugins.trustedregistry.engine.access.Principal}. Secrets are shown once and
 * stored as hashes; nothing here logs one.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials;

import org.jspecify.annotations.NullMarked;
