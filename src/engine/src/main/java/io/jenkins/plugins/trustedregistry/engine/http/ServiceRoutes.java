// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Method.GET;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Problems;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What those who run the registry ask it: {@code /_ping} (200 while every part works, else 503), {@code /metrics} (Prometheus) and
 * {@code /ca} (what clients must trust).
 */
public final class ServiceRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceRoutes.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<HealthCheck> parts;
    private final Supplier<String> metrics;
    private final Supplier<String> authority;

    private ServiceRoutes(List<HealthCheck> parts, Supplier<String> metrics, Supplier<String> authority) {
        this.parts = List.copyOf(parts);
        this.metrics = metrics;
        this.authority = authority;
    }

    /**
     * The routes.
     *
     * @param metrics the text of a scrape
     * @param mayReadMetrics who may, in the order they run
     * @param authority the registry's own authority, PEM
     */
    public static RouteTable of(
            List<HealthCheck> parts,
            Supplier<String> metrics,
            List<Check> mayReadMetrics,
            Supplier<String> authority) {
        ServiceRoutes routes = new ServiceRoutes(parts, metrics, authority);
        return new RouteTable(
                "/",
                List.of(
                        route(GET, "/_ping", routes::ping),
                        route(GET, "/metrics", routes::scrape, mayReadMetrics.toArray(Check[]::new)),
                        route(GET, "/ca", routes::authority)),
                new Problems());
    }

    /** DTR's form: Healthy, and the error of what is not; beside it one entry for each part. */
    private Reply ping(Call call) throws JsonProcessingException {
        Map<String, String> states = new LinkedHashMap<>();
        StringBuilder errors = new StringBuilder();
        for (HealthCheck part : parts) {
            Optional<String> problem = ask(part);
            states.put(part.name(), problem.orElse("ok"));
            problem.ifPresent(sentence -> errors.append(errors.isEmpty() ? "" : " ").append(sentence));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Healthy", errors.isEmpty());
        answer.put("Error", errors.toString());
        answer.put("Parts", states);
        return Reply.of(errors.isEmpty() ? 200 : 503)
                .with("Cache-Control", "no-store")
                .with("application/json", JSON.writeValueAsBytes(answer));
    }

    private static Optional<String> ask(HealthCheck part) {
        try {
            return part.probe().problem();
        } catch (Exception e) {
            LOG.warn("The health check of the part {} failed", part.name(), e);
            return Optional.of("The part " + part.name() + " does not answer; the registry's log says why.");
        }
    }

    private Reply scrape(Call call) {
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
