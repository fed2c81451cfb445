// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.advisory;

import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;

/** The data about vulnerabilities. */
public final class AdvisoryRoutes {
    private static final String ADVISORIES = API + "/advisories";

    private AdvisoryRoutes() {}

    public static List<Route> of(ApiParts parts) {
        AdvisoryCalls advisories = new AdvisoryCalls(parts.updates());
        Check who = parts.authenticate();
        Check admin = new Guard(parts.access().control()).onRegistry();
        return List.of(
                route(GET, ADVISORIES, advisories::status, who, admin),
                route(POST, ADVISORIES + "/updates", advisories::update, who, admin),
                route(POST, ADVISORIES + "/uploads", advisories::upload, who, admin),
                route(POST, ADVISORIES + "/imports", advisories::importUploads, who, admin));
    }
}
