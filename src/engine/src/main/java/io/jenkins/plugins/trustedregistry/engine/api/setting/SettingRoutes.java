// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.setting;

import static io.jenkins.plugins.trustedregistry.engine.api.common.Paths.API;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.util.List;

/** What administrators set. */
public final class SettingRoutes {
    private static final String BLOCK = API + "/settings/{block}";

    private SettingRoutes() {}

    public static List<Route> of(ApiParts parts) {
        SettingDesk desk = new SettingDesk(parts.setting(), parts.settings());
        SettingCalls settings = new SettingCalls(desk);
        ProbeCalls probes = new ProbeCalls(desk, parts.setting().use(), parts.certificates(), parts.clock());
        CertificateCalls certificate = new CertificateCalls(parts.certificates(), desk);
        ReleaseCalls releases = new ReleaseCalls(parts.setting().releases(), parts.version());
        Check who = parts.authenticate();
        Check admin = new Guard(parts.access().control()).onRegistry();
        return List.of(
                route(GET, BLOCK, settings::show, who, admin),
                route(PUT, BLOCK, settings::replace, who, admin),
                route(PATCH, BLOCK, settings::change, who, admin),
                route(POST, BLOCK + "/probe", probes::probe, who, admin),
                route(GET, API + "/certificate", certificate::show, who, admin),
                route(PUT, API + "/certificate", certificate::use, who, admin),
                route(DELETE, API + "/certificate", certificate::useOwnAuthority, who, admin),
                route(GET, API + "/release", releases::show, who, admin));
    }
}
