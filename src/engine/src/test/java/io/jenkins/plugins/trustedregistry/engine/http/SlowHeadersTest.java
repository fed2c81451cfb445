// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Clients that keep their connection busy without ever asking for something. */
class SlowHeadersTest {
    private static final Route HELLO =
            route(Method.GET, "/t/hello", call -> Reply.of(200).withText("text/plain", "hello"));

    @Test
    void headersThatDripInAreCutOff() throws IOException {
        try (Served served = Served.plain(deadline(), HELLO);
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("GET /t/hello HTTP/1.1\r\nHost: x\r\n");
            assertThat(isCutOffWhileDripping(connection)).isTrue();
        }
    }

    @Test
    void soAreThoseOfALaterRequest() throws IOException {
        try (Served served = Served.plain(deadline(), HELLO);
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send("GET /t/hello HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(connection.response().status()).isEqualTo(200);
            connection.send("GET /t/hello HTTP/1.1\r\nHost: x\r\n");
            assertThat(isCutOffWhileDripping(connection)).isTrue();
        }
    }

    @Test
    void soIsATlsHandshake() throws IOException {
        TestAuthority authority = new TestAuthority("CA");
        try (Served served = Served.tls(deadline(), authority.server("registry"), HELLO);
                RawConnection connection = new RawConnection(served.socket())) {
            connection.send(new byte[] {22, 3, 1, 0x3f, 0, 1, 0, 0x3e, (byte) 0xfc, 3, 3
            }); // the beginning of a large ClientHello
            assertThat(isCutOffWhileDripping(connection)).isTrue();
        }
    }

    /** Idle for no longer than five seconds, so that drops every 50 ms keep it open; headers within two. */
    private static ListenerOptions deadline() {
        ListenerLimits usual = ListenerLimits.DEFAULTS;
        return Served.LOOPBACK.withLimits(new ListenerLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                usual.drain(),
                usual.headerBytes(),
                usual.threads(),
                usual.connections(),
                0));
    }

    private static boolean isCutOffWhileDripping(RawConnection connection) {
        for (int i = 0; i < 1200; i++) { // a minute
            try {
                connection.send("x");
            } catch (IOException e) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }
}
