// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;

/**
 * What became of a call, for whoever sends the reply, counts and logs.
 *
 * @param template the route's path with its placeholders, which is safe to count by; empty when no route was reached
 * @param principal the last one that was proven
 */
public record Answer(Reply reply, String template, Principal principal) {}
