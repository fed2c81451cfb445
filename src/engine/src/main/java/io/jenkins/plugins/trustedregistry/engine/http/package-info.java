// SPDX-License-Identifier: MIT
/**
 * The listener: Jetty, TLS with the registry's own authority or a custom certificate, HTTP/1.1 and HTTP/2, client
 * certificates, proxies that may be believed, and the adapter between Jetty's requests and the engine's calls.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.http;

import org.jspecify.annotations.NullMarked;
