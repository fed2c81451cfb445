// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.util.List;

/**
 * Which calls reach an endpoint, and the checks before it in the order they run.
 *
 * @param template a path whose segments are literal, {@code {name}} (one segment) or {@code {name...}} (one or more)
 */
public record Route(Method method, String template, List<Check> checks, Endpoint endpoint) {

    public Route {
        checks = List.copyOf(checks);
    }

    /** Reads as a line of the route table: method, path, checks in order, endpoint. */
    public static Route route(Method method, String template, Endpoint endpoint, Check... checks) {
        return new Route(method, template, List.of(checks), endpoint);
    }
}
