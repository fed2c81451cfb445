// SPDX-License-Identifier: MIT
/**
 * The shape of everything that answers a request, whichever host it came through: a {@link
 * io.jenkins.plugins.trustedregistry.engine.endpoint.Call} goes in, a {@link
 * io.jenkins.plugins.trustedregistry.engine.endpoint.Reply} comes out.
 *
 * <p>A {@link io.jenkins.plugins.trustedregistry.engine.endpoint.Route} names its checks in the order they run, so a route table
 * is the security story of its API. No servlet and no listener class appears here: the engine's own listener and Jenkins' pages
 * both turn their requests into calls.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import org.jspecify.annotations.NullMarked;
