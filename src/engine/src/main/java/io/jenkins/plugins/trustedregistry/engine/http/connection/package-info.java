// SPDX-License-Identifier: MIT
/**
 * Connections as they are taken from Jetty: one that is patient with those who read slowly while the registry stops, and that lets
 * the kernel send files, so that their bytes never come into this process; and one with TLS that carries several records at once.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import org.jspecify.annotations.NullMarked;
