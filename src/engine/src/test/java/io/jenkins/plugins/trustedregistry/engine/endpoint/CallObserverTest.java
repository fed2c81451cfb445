// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.problem.Problems;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who observes a router sees every answer, whatever became of the call. */
class CallObserverTest {
    private static final Principal ROBOT = Principal.robot("technology+ci");

    private final List<AnsweredCall> seen = new ArrayList<>();

    @Test
    void seesWhatWasDoneAndWhoTheEndpointFoundOutItWasFor() {
        Router router = router(call -> Reply.of(201).madeFor(ROBOT), seen::add);

        Answer answer = router.answer(Calls.get("/a/x"));

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).template()).isEqualTo("/a/{id}");
        assertThat(seen.get(0).reply().status()).isEqualTo(201);
        assertThat(seen.get(0).call().principal()).isEqualTo(ROBOT).isEqualTo(answer.principal());
        assertThat(seen.get(0).call().parameter("id")).isEqualTo("x");
        assertThat(seen.get(0).refusal()).isEmpty();
        assertThat(seen.get(0).incident()).isEmpty();
    }

    @Test
    void seesWhyACallWasRefused() {
        RegistryException refusal = new RegistryException(ErrorCode.DENIED, "Ask somebody.");
        Router router = router(
                call -> {
                    throw refusal;
                },
                seen::add);

        router.answer(Calls.get("/a/x"));
        router.refuse(Calls.get("/a/x"), refusal);
        router.answer(Calls.get("/a/%zz"));

        assertThat(seen).extracting(answered -> answered.reply().status()).containsExactly(403, 403, 400);
        assertThat(seen).extracting(AnsweredCall::template).containsExactly("/a/{id}", "", "");
        assertThat(seen.get(0).refusal()).contains(refusal);
        assertThat(seen.get(2).refusal()).isPresent();
    }

    @Test
    void seesTheIncidentOfAFaultAlsoWhenTheReplyCouldNotBeSent() {
        Router router = router(
                call -> {
                    throw new IOException("a fault of the test");
                },
                seen::add);

        router.answer(Calls.get("/a/x"));
        router.fail(Calls.get("/a/x"), new IOException("another"));

        assertThat(seen).hasSize(2).allSatisfy(answered -> {
            assertThat(answered.reply().status()).isEqualTo(500);
            assertThat(answered.incident().orElseThrow()).hasSize(8);
        });
    }

    @Test
    void seesCallsThatReachNoRoute() {
        Router router = router(call -> Reply.of(200), seen::add);

        router.answer(Calls.get("/b"));
        router.answer(Calls.call(Method.PUT, "/a/x"));
        router.refuseMethod(Calls.get("/a/x"));

        assertThat(seen).extracting(answered -> answered.reply().status()).containsExactly(404, 405, 405);
        assertThat(seen).extracting(AnsweredCall::template).containsOnly("");
    }

    @Test
    void keepsNobodyFromAnAnswerWhenItFails() {
        Router router = router(call -> Reply.of(200), answered -> {
            throw new IllegalStateException("a fault of the test");
        });

        assertThat(router.answer(Calls.get("/a/x")).reply().status()).isEqualTo(200);
    }

    private static Router router(Endpoint endpoint, CallObserver observer) {
        RouteTable table = new RouteTable("/a/", List.of(Route.route(Method.GET, "/a/{id}", endpoint)), new Problems());
        return new Router(List.of(table), new Problems(), new Incidents(new Random(1)), observer);
    }
}
