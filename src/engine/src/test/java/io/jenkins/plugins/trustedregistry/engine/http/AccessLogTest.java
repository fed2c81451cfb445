// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final String LEVEL = "org.slf4j.simpleLogger.log.access"; // read when the logger is made, here first
    private static final Check AUTHENTICATE = call -> call.as(Principal.robot("builder"));
    private static final Route HELLO =
            route(Method.GET, "/t/{name}", call -> Reply.of(200).withText("text/plain", "hello"), AUTHENTICATE);

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setProperty(LEVEL, "info");
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
        System.clearProperty(LEVEL);
    }

    @Test
    void namesTemplateAndPrincipalAndNoSecret() throws Exception {
        try (Served served = Served.plain(Served.LOOPBACK.withAccessLog(), HELLO)) {
            served.get("/t/private-name?token=secret", "Authorization", "Basic c2VjcmV0");
            served.get("/t/a/b");
            Waiting.until(() -> text().lines().count() == 2);
        }
        assertThat(text().lines().findFirst().orElseThrow())
                .contains("access")
                .matches(".* GET /t/\\{name} 200 5 B \\d+ ms robot:builder");
        assertThat(text()).containsPattern("GET - 404 \\d+ B \\d+ ms anonymous").doesNotContain("secret", "private");
    }

    @Test
    void isSilentUnlessAskedFor() throws Exception {
        try (Served served = Served.plain(HELLO)) {
            served.get("/t/x");
            Waiting.until(() -> served.meters().find("registry.http.requests").timer() != null);
        }
        assertThat(text()).isEmpty();
    }

    private String text() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
