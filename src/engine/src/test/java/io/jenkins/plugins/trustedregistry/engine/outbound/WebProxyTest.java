// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls through a web proxy, which here is a server that notes what it is asked for and answers itself. */
class WebProxyTest {
    private static final NameService NAMES = host -> {
        if (host.equals("only-the-proxy-knows.example")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(host.equals("inside.example") ? "10.0.0.7" : "127.0.0.1"));
    };

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private HttpServer proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + login);
            boolean known = login != null;
            exchange.sendResponseHeaders(known ? 200 : 407, -1);
            exchange.close();
        });
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.stop(0);
    }

    private OutboundProxy proxy() {
        return OutboundProxy.parse("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    private static String told() {
        return "Basic " + Base64.getEncoder().encodeToString("registry:a:word".getBytes(StandardCharsets.UTF_8));
    }

    private static int status(OutboundProxy through, List<String> allowed, String target) throws IOException {
        TargetRules rules = new TargetRules(true, allowed);
        try (OutboundClient client = new OutboundClient(rules, NAMES, Optional.of(through));
                OutboundDownload answer = client.getOnce(
                        new OutboundGet(URI.create(target), Trust.USUAL, Map.of(), Duration.ofSeconds(20)))) {
            return answer.status();
        }
    }

    @Test
    void theProxyIsToldWhoCallsWithTheFirstCall() throws Exception {
        assertThat(status(proxy().as("registry", "a:word"), List.of(), "http://only-the-proxy-knows.example/x?y=1"))
                .isEqualTo(200);
        assertThat(asked).containsExactly("GET http://only-the-proxy-knows.example/x?y=1 " + told());
    }

    @Test
    void aProxyThatWantsToKnowAnswersSo() throws Exception {
        assertThat(status(proxy(), List.of(), "http://only-the-proxy-knows.example/"))
                .isEqualTo(407);
    }

    @Test
    void aTunnelIsAskedForWithTheUserAndARefusalIsSaid() throws Exception {
        try (ServerSocket tunnels = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread refusing = new Thread(() -> refuse(tunnels), "refusing-proxy");
            refusing.start();
            OutboundProxy through = OutboundProxy.parse("http://127.0.0.1:" + tunnels.getLocalPort());
            assertThatThrownBy(() -> status(
                            through.as("registry", "a:word"), List.of(), "https://only-the-proxy-knows.example/"))
                    .hasMessageContaining("The web proxy wants to know who calls (status 407)");
            refusing.join();
        }
        assertThat(asked.take()).isEqualTo("CONNECT only-the-proxy-knows.example:443 HTTP/1.1");
        assertThat(asked).contains("Proxy-Authorization: " + told());
    }

    /** One call: notes its head, and wants to know who calls. */
    private void refuse(ServerSocket tunnels) {
        try (Socket client = tunnels.accept();
                BufferedReader head = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                asked.add(line);
            }
            client.getOutputStream()
                    .write("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNearIsCalledDirectly() throws Exception {
        OutboundProxy with = new OutboundProxy(
                        "192.0.2.1", 1, Optional.of(new OutboundProxy.Login("registry", "word")), DirectHosts.NONE)
                .without(List.of("near.example", "192.0.2.0/24", "127.0.0.1"));
        String here = "http://127.0.0.1:" + proxy.getAddress().getPort() + "/direct";

        assertThat(status(with, List.of("127.0.0.1"), here)).isEqualTo(407); // asked as a server, told nothing
        assertThat(asked.peek()).isEqualTo("GET /direct null");
        assertThat(with.direct().has("near.example")).isTrue();
        assertThat(with.direct().has("NEAR.example")).isTrue();
        assertThat(with.direct().has("a.near.example")).isTrue();
        assertThat(with.direct().has("linear.example")).isFalse();
        assertThat(with.direct().has("192.0.2.9")).isTrue();
        assertThat(with.direct().has("192.0.3.9")).isFalse();
    }

    @Test
    void theOwnNetworkIsNotReachedByWayOfTheProxy() {
        for (String target : List.of("http://10.0.0.7/", "http://inside.example/", "http://127.0.0.1:1/")) {
            assertThatThrownBy(() -> status(proxy(), List.of(), target)).hasMessageContaining("not a public one");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aPostGoesThroughItToo() throws Exception {
        TargetRules rules = new TargetRules(true, List.of());
        try (OutboundClient client = new OutboundClient(rules, NAMES, Optional.of(proxy().as("registry", "a:word")))) {
            OutboundPost post = new OutboundPost(
                    URI.create("http://only-the-proxy-knows.example/hook"),
                    Trust.USUAL,
                    Map.of(),
                    "application/json",
                    "{}",
                    Duration.ofSeconds(20));
            assertThat(client.post(post).get().isSuccess()).isTrue();
            OutboundPost inside = new OutboundPost(
                    URI.create("http://inside.example/hook"),
                    Trust.USUAL,
                    Map.of(),
                    "application/json",
                    "{}",
                    Duration.ofSeconds(20));
            assertThat(client.post(inside).get().problem().orElse("")).contains("not a public one");
        }
        assertThat(asked).containsExactly("POST http://only-the-proxy-knows.example/hook " + told());
    }

    @Test
    void refusesWhatIsNoHost() {
        assertThatThrownBy(() -> proxy().without(List.of("two words")))
                .hasMessageContaining("noProxy 'two words' is neither a host name, an address nor a range");
        assertThat(proxy().as("registry", "hidden").toString()).doesNotContain("hidden");
    }
}
