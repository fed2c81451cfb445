// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.micro;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.DistributionErrors;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Answer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a call to its endpoint, through a table like that of the distribution API. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Routing {
    private static final List<String> TEMPLATES = List.of(
            "/v2/",
            "/v2/_catalog",
            "/v2/{name...}/manifests/{reference}",
            "/v2/{name...}/blobs/{digest}",
            "/v2/{name...}/tags/list",
            "/v2/{name...}/referrers/{digest}",
            "/v2/{name...}/blobs/uploads/{upload}");

    @Param({"/v2/technology/test/manifests/v1", "/v2/a/b/c/d/e/referrers/sha256:00"})
    private String path;

    private Router router;
    private Call call;

    @Setup
    public void build() {
        Endpoint endpoint = ignored -> Reply.of(200);
        List<Route> routes = TEMPLATES.stream()
                .map(template -> Route.route(Method.GET, template, endpoint))
                .toList();
        router = new Router(
                List.of(new RouteTable("/v2/", routes, DistributionErrors.ofRegistry())),
                new Problems(),
                new Incidents(new Random(1)));
        call = new Call(
                Method.GET,
                path,
                Map.of(),
                Map.of(),
                Headers.NONE,
                InputStream.nullInputStream(),
                OptionalLong.empty(),
                new Peer("127.0.0.1", "http://127.0.0.1:5000", List.of()),
                Principal.ANONYMOUS);
    }

    @Benchmark
    public Answer answer() {
        return router.answer(call);
    }
}
