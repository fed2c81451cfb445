// SPDX-License-Identifier: MIT
/**
 * The other side of the distribution API: reads images from any OCI registry and writes them to any. A small library that knows
 * neither this registry's engine nor Jenkins; pipeline steps use it on agents, where every class travels over a wire first, so it
 * needs nothing but the JDK, Jackson and commons-compress.
 *
 * <pre>
 *   transport   one HTTP exchange: TLS, proxies, stalled connections
 *   login       how one proves oneself to a registry: Basic, and docker's token protocol
 *   image       what a copy is made from and to, and the copying
 *   remote      a repository of a registry as such a source and target: uploads resume, downloads too
 *   layout      folders in OCI layout, OCI archives and archives of docker save as such
 * </pre>
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client;

import org.jspecify.annotations.NullMarked;
