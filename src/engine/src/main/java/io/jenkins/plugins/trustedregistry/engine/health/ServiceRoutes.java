// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The routes for operators and for machines that must decide whether to send somebody here. */
public final class ServiceRoutes {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final Health health;
    private final Supplier<String> metrics;
    private final Supplier<String> authority;

    private ServiceRoutes(Health health, Supplier<String> metrics, Supplier<String> authority) {
        this.health = health;
        this.metrics = metrics;
        this.authority = authority;
    }

    /**
     * The routes.
     *
     * @param metrics the numbers in Prometheus' text format
     * @param mayReadMetrics what must hold to read them, in order, most likely authentication and {@link AdminOrLoopback}
     * @param authority the certificate of the registry's own authority, PEM
     */
    public static RouteTable of(
            Health health, Supplier<String> metrics, List<Check> mayReadMetrics, Supplier<String> authority) {
        ServiceRoutes routes = new ServiceRoutes(health, metrics, authority);
        return new RouteTable(
                "/",
                List.of(
                        route(Method.GET, "/_ping", routes::ping),
                        route(Method.GET, "/metrics", routes::metrics, mayReadMetrics.toArray(Check[]::new)),
                        route(Method.GET, "/ca", routes::authority)),
                new Problems());
    }

    /** 200 or 503 with {@code {"Healthy": true, "Error": "", "Parts": {"storage": "ok"}}}. */
    private Reply ping(Call call) throws JsonProcessingException {
        Health.Report report = health.report();
        Map<String, String> parts = new LinkedHashMap<>();
        report.parts().forEach(part -> parts.put(part.name(), part.problem().orElse("ok")));
        String error = report.parts().stream()
                .filter(part -> !part.isFine())
                .flatMap(part -> part.problem().map(problem -> part.name() + ": " + problem).stream())
                .collect(Collectors.joining("; "));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Healthy", report.isHealthy());
        body.put("Error", error);
        body.put("Parts", parts);
        return Reply.of(report.isHealthy() ? 200 : 503)
                .with("Cache-Control", "no-store")
                .with("application/json", JSON.writeValueAsBytes(body));
    }

    private Reply metrics(Call call) {
        return Reply.of(200)
                .with("Cache-Control", "no-store")
                .withText("text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }

    private Reply authority(Call call) {
        return Reply.of(200)
                .with("Content-Disposition", "attachment; filename=\"trusted-registry-ca.pem\"")
                .withText("application/x-pem-file", authority.get());
    }
}
