// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.ErrorFormat;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The routes for operators and for machines that must decide whether to send somebody here. */
public final class ServiceRoutes {
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final Health health;
    private final Supplier<String> metrics;
    private final Supplier<Optional<byte[]>> authority;

    /**
     * @param metrics the numbers in Prometheus' text format
     * @param authority the certificate of the authority that clients must trust, PEM; empty when it is a public one
     */
    public ServiceRoutes(Health health, Supplier<String> metrics, Supplier<Optional<byte[]>> authority) {
        this.health = health;
        this.metrics = metrics;
        this.authority = authority;
    }

    /** @param mayReadMetrics what must hold to read the numbers, in order, most likely authentication and {@link AdminOrLoopback} */
    public RouteTable table(ErrorFormat errors, Check... mayReadMetrics) {
        return new RouteTable(
                "/",
                List.of(
                        route(Method.GET, "/_ping", this::ping),
                        route(Method.GET, "/metrics", this::metrics, mayReadMetrics),
                        route(Method.GET, "/ca", this::authority)),
                errors);
    }

    /** 200 or 503 with {@code {"Healthy": true, "Error": "", "Parts": [{"Name": "storage", "Healthy": true, "Error": ""}]}}. */
    private Reply ping(Call call) {
        Health.Report report = health.report();
        List<Map<String, Object>> parts = report.parts().stream()
                .map(part -> verdict(part.name(), part.problem().orElse("")))
                .toList();
        String error = report.parts().stream()
                .flatMap(part -> part.problem().map(problem -> part.name() + ": " + problem).stream())
                .collect(Collectors.joining("; "));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Healthy", report.isHealthy());
        body.put("Error", error);
        body.put("Parts", parts);
        try {
            return Reply.of(report.isHealthy() ? 200 : 503)
                    .with("Cache-Control", "no-store")
                    .with("application/json", JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and truth values became no JSON", e);
        }
    }

    private static Map<String, Object> verdict(String name, String problem) {
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("Name", name);
        verdict.put("Healthy", problem.isEmpty());
        verdict.put("Error", problem);
        return verdict;
    }

    private Reply metrics(Call call) {
        return Reply.of(200)
                .with("Cache-Control", "no-store")
                .withText("text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }

    private Reply authority(Call call) {
        byte[] certificate = authority
                .get()
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_UNKNOWN,
                        "The registry's certificate is not from an authority of its own. Trust the one that issued it;"
                                + " most machines do already."));
        return Reply.of(200)
                .with("Content-Disposition", "attachment; filename=\"ca.pem\"")
                .with("application/x-pem-file", certificate);
    }
}
