// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.DELETE;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PATCH;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.POST;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.PUT;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.HostServices;
import io.jenkins.plugins.trustedregistry.engine.api.common.Guard;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.util.List;
import java.util.random.RandomGenerator;

/** The calls about local accounts, which only a standalone server has. */
public final class AccountRoutes {
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String ACCOUNT = ACCOUNTS + "/{user}";

    private AccountRoutes() {}

    /** @param random for generated passwords */
    public static RouteTable of(LocalAccounts accounts, HostServices services, RandomGenerator random) {
        AccountCalls calls = new AccountCalls(accounts, services, random);
        PasswordCalls passwords = new PasswordCalls(accounts, services);
        Guard guard = new Guard(services.access());
        Check who = services.authenticate();
        Check user = guard.loggedIn();
        Check admin = guard.onRegistry();
        return new RouteTable(
                ACCOUNTS,
                List.of(
                        route(GET, ACCOUNTS, calls::list, who, admin),
                        route(POST, ACCOUNTS, calls::create, who, admin),
                        route(GET, ACCOUNT, calls::show, who, admin),
                        route(PATCH, ACCOUNT, calls::change, who, admin),
                        route(DELETE, ACCOUNT, calls::delete, who, admin),
                        route(PUT, ACCOUNT + "/password", passwords::change, who, user)),
                new Problems());
    }
}
