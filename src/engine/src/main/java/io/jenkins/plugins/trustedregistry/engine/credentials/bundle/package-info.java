// SPDX-License-Identifier: MIT
/**
 * Client bundles: a zip with a client certificate, scripts that point the docker client at a remote engine, and a docker
 * configuration that is logged in to the registry. The certificate and the login end together.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import org.jspecify.annotations.NullMarked;
