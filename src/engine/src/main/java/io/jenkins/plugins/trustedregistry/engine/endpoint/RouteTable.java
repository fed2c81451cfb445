// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.util.List;

/** The routes of one API, tried in order, and how it words its errors. The prefix decides which table a path belongs to. */
public record RouteTable(String prefix, List<Route> routes, ErrorFormat errors) {

    public RouteTable {
        routes = List.copyOf(routes);
    }
}
