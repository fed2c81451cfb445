// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Calls.call;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Calls.get;
import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.storage.StorageFullException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    /** Says in plain words which of its methods was asked. */
    private record Worded(String name) implements ErrorFormat {
        @Override
        public Reply refusal(RegistryException refusal, Call call) {
            return said(refusal.status(), "refused " + refusal.code());
        }

        @Override
        public Reply fault(int status, String incident, Call call) {
            return said(status, "incident " + incident);
        }

        @Override
        public Reply unknownPath(Call call) {
            return said(404, "unknown");
        }

        @Override
        public Reply wrongMethod(Call call, String allow) {
            return said(405, "allow " + allow);
        }

        private Reply said(int status, String words) {
            return Reply.of(status).withText("text/plain", name + ": " + words);
        }
    }

    private static final Endpoint SHOWS_PARAMETERS =
            call -> Reply.of(200).withText("text/plain", new java.util.TreeMap<>(call.pathParameters()).toString());

    private final Router router = router(
            new RouteTable(
                    "/v2/",
                    List.of(
                            route(Method.GET, "/v2/", says("base")),
                            route(Method.POST, "/v2/{name...}/blobs/uploads/", says("upload")),
                            route(Method.GET, "/v2/{name...}/blobs/{digest}", says("blob")),
                            route(Method.DELETE, "/v2/{name...}/blobs/{digest}", says("gone")),
                            route(Method.GET, "/v2/{name...}/manifests/{reference}", SHOWS_PARAMETERS)),
                    new Worded("v2")),
            new RouteTable(
                    "/api",
                    List.of(
                            route(Method.GET, "/api/thing", says("got")),
                            route(Method.HEAD, "/api/thing", says("headed"))),
                    new Worded("api")),
            new RouteTable("/", List.of(route(Method.GET, "/_ping", says("pong"))), new Worded("service")),
            new RouteTable("/", List.of(route(Method.GET, "/ca", says("ca"))), new Worded("other")));

    @Test
    void findsTheRouteAndDecodesItsPlaceholders() {
        Answer answer = router.answer(get("/v2/technology/test/manifests/v1"));
        assertThat(text(answer)).isEqualTo("{name=technology/test, reference=v1}");
        assertThat(answer.template()).isEqualTo("/v2/{name...}/manifests/{reference}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2", "/v2/"})
    void theBaseAnswersWithAndWithoutItsSlash(String path) {
        assertThat(text(router.answer(get(path)))).isEqualTo("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/a/b/blobs/uploads", "/v2/a/b/blobs/uploads/"})
    void uploadsStartWithAndWithoutTheSlash(String path) {
        assertThat(text(router.answer(call(Method.POST, path)))).isEqualTo("upload");
    }

    @Test
    void headFallsBackToGetButPrefersItsOwn() {
        assertThat(text(router.answer(call(Method.HEAD, "/v2/")))).isEqualTo("base");
        assertThat(text(router.answer(call(Method.HEAD, "/api/thing")))).isEqualTo("headed");
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        assertThat(text(router.answer(call(Method.PUT, "/v2/a/blobs/sha256:0"))))
                .isEqualTo("v2: allow GET, HEAD, DELETE");
        assertThat(text(router.answer(call(Method.GET, "/v2/a/blobs/uploads/"))))
                .as("the slash keeps it from being a blob")
                .isEqualTo("v2: allow POST");
        assertThat(text(router.refuseMethod(get("/ca")))).isEqualTo("other: allow GET, HEAD");
        assertThat(text(router.refuseMethod(get("/no")))).isEqualTo("service: unknown");
    }

    @Test
    void theLongestPrefixDecidesHowAnUnknownPathIsWorded() {
        assertThat(text(router.answer(get("/v2/x")))).isEqualTo("v2: unknown");
        assertThat(text(router.answer(get("/v2x")))).isEqualTo("service: unknown");
        assertThat(text(router.answer(get("/api/x")))).isEqualTo("api: unknown");
        assertThat(text(router.answer(get("/x")))).isEqualTo("service: unknown");
        assertThat(text(router(new RouteTable("/a", List.of(), new Worded("a"))).answer(get("/b"))))
                .isEqualTo("elsewhere: unknown");
    }

    @Test
    void tablesOfOnePrefixAreAskedInTurn() {
        assertThat(text(router.answer(get("/ca")))).isEqualTo("ca");
        assertThat(text(router.answer(get("/_ping")))).isEqualTo("pong");
        assertThat(text(router.answer(call(Method.PUT, "/ca")))).isEqualTo("other: allow GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/../..%2f", "/v2/%2e%2e/x", "/v2/a%00/manifests/x", "/v2/%"})
    void pathsThatCantBeReadAreRefusedInTheirTablesFormat(String path) {
        Answer answer = router.answer(get(path));
        assertThat(answer.reply().status()).isEqualTo(400);
        assertThat(text(answer)).isEqualTo("v2: refused NAME_INVALID");
        assertThat(text(router.refuseMethod(get(path)))).isEqualTo("v2: refused NAME_INVALID");
    }

    @Test
    void runsChecksInOrderAndHandsOnTheProvenPrincipal() {
        List<String> order = new ArrayList<>();
        Check authenticate = call -> {
            order.add("authenticate");
            return call.as(Principal.robot("builder"));
        };
        Check authorise = call -> {
            order.add("authorise " + call.principal().shownName() + " " + call.parameter("name"));
            return call;
        };
        Router routed = router(table(route(
                Method.GET,
                "/t/{name}",
                call -> {
                    order.add("handle " + call.principal().shownName());
                    return Reply.of(204);
                },
                authenticate,
                authorise)));

        Answer answer = routed.answer(get("/t/x"));

        assertThat(order).containsExactly("authenticate", "authorise robot:builder x", "handle robot:builder");
        assertThat(answer.principal()).isEqualTo(Principal.robot("builder"));
    }

    @Test
    void aCheckThatRefusesEndsIt() {
        Check authenticate = call -> call.as(Principal.robot("builder"));
        Check refuse = call -> {
            throw new RegistryException(ErrorCode.DENIED, "No.");
        };
        Endpoint never = call -> {
            throw new AssertionError("was called");
        };
        Answer answer = router(table(route(Method.GET, "/t/x", never, authenticate, refuse)))
                .answer(get("/t/x"));

        assertThat(answer.reply().status()).isEqualTo(403);
        assertThat(text(answer)).isEqualTo("t: refused DENIED");
        assertThat(answer.principal()).isEqualTo(Principal.robot("builder"));
    }

    @Test
    void faultsGiveAnIncidentAndNothingElse() {
        for (Throwable fault : List.of(
                new IOException("/secret/place"),
                new IllegalStateException("secret"),
                new IllegalStateException(new SQLException("secret", "42601")),
                new StackOverflowError())) {
            Answer answer =
                    router(table(route(Method.GET, "/t/x", failing(fault)))).answer(get("/t/x"));
            assertThat(answer.reply().status()).isEqualTo(500);
            assertThat(text(answer)).matches("t: incident [0-9a-z]{8}").doesNotContain("secret");
            assertThat(answer.template()).isEqualTo("/t/x");
        }
    }

    static Stream<Throwable> fullDisks() {
        return Stream.of(
                new StorageFullException("full", new IOException()),
                new UncheckedIOException(new FileSystemException("/a", null, "No space left on device")),
                new IllegalStateException(new IOException("No space left on device")),
                new IllegalStateException("[SQLITE_FULL] Insertion failed because database is full"),
                new IllegalStateException(new SQLException("ERROR: could not extend file", "53100")));
    }

    @ParameterizedTest
    @MethodSource("fullDisks")
    void aFullDiskIs507(Throwable fault) {
        Router routed = router(table(route(Method.GET, "/t/x", failing(fault))));
        assertThat(routed.answer(get("/t/x")).reply().status()).isEqualTo(507);
    }

    static Stream<Throwable> whatPasses() {
        return Stream.of(
                new IllegalStateException(new SQLException("[SQLITE_BUSY] The database file is locked")),
                new IllegalStateException("[SQLITE_BUSY_SNAPSHOT] Another connection has written"),
                new IllegalStateException("[SQLITE_LOCKED] A table in the database is locked"),
                new IllegalStateException(new SQLTransientConnectionException("no connection within 30 s")),
                new UncheckedIOException(new IOException(new SQLRecoverableException("closed"))),
                new SQLException("An I/O error occurred while sending to the backend.", "08006"),
                new SQLException("The connection attempt failed.", "08001"),
                new SQLException("FATAL: sorry, too many clients already", "53300"),
                new SQLException("ERROR: could not serialize access due to concurrent update", "40001"),
                new SQLException("ERROR: deadlock detected", "40P01"),
                new SQLException("FATAL: terminating connection due to administrator command", "57P01"),
                new SQLException("FATAL: the database system is starting up", "57P03"));
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void aDatabaseThatIsNotToBeHadNowIs503(Throwable fault) {
        Router routed = router(table(route(Method.GET, "/t/x", failing(new IllegalStateException(fault)))));
        assertThat(routed.answer(get("/t/x")).reply().status()).isEqualTo(503);
    }

    @Test
    void aTornBodyIsNoFault() {
        TornBodyException torn = new TornBodyException(408, "Too slow.", new IOException());
        for (Throwable thrown : List.of(torn, new UncheckedIOException(torn), new IOException("wrapped", torn))) {
            Answer answer =
                    router(table(route(Method.GET, "/t/x", failing(thrown)))).answer(get("/t/x"));
            assertThat(answer.reply().status()).isEqualTo(408);
            assertThat(text(answer)).isEqualTo("t: refused SIZE_INVALID");
        }
    }

    @Test
    void aRouteOutsideOfItsTableIsAMistake() {
        RouteTable wrong = new RouteTable("/v2/", List.of(route(Method.GET, "/v3/", says("x"))), new Worded("v2"));
        assertThatThrownBy(() -> router(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Router router(RouteTable... tables) {
        return new Router(List.of(tables), new Worded("elsewhere"), new Incidents(new Random(1)));
    }

    private static RouteTable table(Route route) {
        return new RouteTable("/t", List.of(route), new Worded("t"));
    }

    private static Endpoint says(String text) {
        return call -> Reply.of(200).withText("text/plain", text);
    }

    private static Endpoint failing(Throwable fault) {
        return call -> {
            if (fault instanceof IOException e) {
                throw e;
            }
            if (fault instanceof RuntimeException e) {
                throw e;
            }
            throw (Error) fault;
        };
    }

    private static String text(Answer answer) {
        return new String(((Body.Bytes) answer.reply().body()).content(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void parametersOfAnotherRouteDoNotLeak() {
        Answer answer = router.answer(get("/v2/a/blobs/x").withPathParameters(Map.of("stale", "1")));
        assertThat(text(answer)).isEqualTo("blob");
    }
}
