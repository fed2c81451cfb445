// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.AnsweredCall;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No route of a whole registry is hidden from whoever observes its calls. */
class ObservedRoutesTest {
    @TempDir
    private Path folder;

    @Test
    void everyRouteIsSeenOnceAndByItsTemplate() throws Exception {
        try (TestHost host = TestHost.open(folder)) {
            List<RouteTable> tables = host.registry().routes();
            List<AnsweredCall> seen = new ArrayList<>();
            Router router = new Router(tables, new Problems(), new Incidents(new Random(1)), seen::add);
            List<Route> routes =
                    tables.stream().flatMap(table -> table.routes().stream()).toList();

            for (Route route : routes) {
                router.answer(call(route));
            }

            assertThat(routes).hasSizeGreaterThan(60);
            assertThat(seen)
                    .extracting(answered -> answered.call().method() + " " + answered.template())
                    .containsExactlyElementsOf(routes.stream()
                            .map(route -> route.method() + " " + route.template())
                            .toList());
            assertThat(seen).extracting(answered -> answered.incident()).containsOnly(java.util.Optional.empty());
        }
    }

    private static Call call(Route route) {
        String path = route.template()
                .replace("{digest}", "sha256:" + "0".repeat(64))
                .replaceAll("\\{(name|repository)\\.\\.\\.}", "technology/test")
                .replaceAll("\\{[^}]*}", "x");
        return new Call(
                route.method(),
                path,
                Map.of(),
                Map.of(),
                Headers.NONE,
                InputStream.nullInputStream(),
                OptionalLong.empty(),
                new Peer("192.0.2.7", "https://registry.example", List.of()),
                Principal.ANONYMOUS);
    }
}
