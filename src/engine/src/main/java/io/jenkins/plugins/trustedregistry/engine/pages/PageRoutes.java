// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.io.IOException;
import java.util.List;

/** The routes for browsers. They show nothing that a stranger may not know, and change nothing. */
public final class PageRoutes {
    private static final Problems PROBLEMS = new Problems();

    private final StaticFiles files = new StaticFiles("static");

    private PageRoutes() {}

    public static RouteTable of(PageParts parts) {
        PageRoutes routes = new PageRoutes();
        Application application = new Application(parts);
        return new RouteTable(
                "/",
                List.of(
                        route(Method.GET, "/", new StartPage(parts)::show),
                        route(Method.GET, "/guides/{guide}", new Guides()::show),
                        route(Method.GET, "/ui/", application::show),
                        route(Method.GET, "/ui/{view...}", application::show),
                        route(Method.GET, "/pages/{file...}", routes::file)),
                PROBLEMS);
    }

    private Reply file(Call call) throws IOException {
        return files.find(call.parameter("file"))
                .map(file -> file.reply(call))
                .orElseGet(() -> PROBLEMS.unknownPath(call));
    }
}
