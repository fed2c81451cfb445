// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.transport.HttpTransport;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Proxies;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Trusted;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other registries do that ours does not. */
class ForeignRegistryTest {
    private static final Login LOGIN = new Login("robot", "hush");
    private static final byte[] BLOB = "a blob".getBytes(UTF_8);
    private static final Descriptor DESCRIPTOR = Descriptor.of(MediaType.OCTET_STREAM, Digest.of(BLOB), BLOB.length);

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private HttpServer elsewhere;
    private RemoteRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        elsewhere.start();
        registry = RemoteRegistry.of(
                RegistryUrl.parse(url(server), false),
                LOGIN,
                HttpTransport.of(Trusted.with(""), Proxies.none()),
                new Retries(3, pauses::add));
    }

    @AfterEach
    void stop() {
        registry.close();
        server.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void showsAPasswordWhereItIsAskedForOne() throws Exception {
        server.createContext("/v2/", call -> {
            String authorization = call.getRequestHeaders().getFirst("Authorization");
            call.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
            shown.add(String.valueOf(authorization));
            answer(call, authorization == null ? 401 : 404, "");
        });

        assertThat(repository().manifest(new Tag("v1"))).isEmpty();
        assertThat(shown).hasSize(2).first().isEqualTo("null");
        assertThat(shown.get(1)).startsWith("Basic ");
    }

    @Test
    void sendsNoLoginToATokenServerThatAnybodyCanRead() {
        server.createContext("/v2/", call -> {
            call.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"http://tokens.example/token\"");
            answer(call, 401, "");
        });

        assertThatThrownBy(() -> repository().manifest(new Tag("v1")))
                .isInstanceOf(ClientException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void followsToWhereBlobsAreWithoutTheLogin() throws Exception {
        server.createContext("/v2/", call -> {
            if (call.getRequestHeaders().getFirst("Authorization") == null) {
                call.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
                answer(call, 401, "");
            } else {
                call.getResponseHeaders().add("Location", url(elsewhere) + "/store?signature=x");
                answer(call, 307, "");
            }
        });
        elsewhere.createContext("/store", call -> {
            shown.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
            answer(call, 200, new String(BLOB, UTF_8));
        });

        try (InputStream in = repository().blob(DESCRIPTOR).open(0)) {
            assertThat(in.readAllBytes()).isEqualTo(BLOB);
        }
        assertThat(shown).containsExactly("null");
    }

    @Test
    void refusesBytesThatAreNotTheBlob() {
        server.createContext("/v2/", call -> answer(call, 200, "A BLOB"));

        assertThatThrownBy(() -> {
                    try (InputStream in = repository().blob(DESCRIPTOR).open(0)) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("not what its digest says");
    }

    @Test
    void refusesToUploadElsewhere() {
        server.createContext("/v2/", call -> {
            call.getResponseHeaders().add("Location", url(elsewhere) + "/steal");
            answer(call, call.getRequestMethod().equals("HEAD") ? 404 : 202, "");
        });

        assertThatThrownBy(this::push)
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("another server to upload to");
    }

    @Test
    void waitsAsLongAsABusyRegistryAsks() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        server.createContext("/v2/", call -> {
            if (call.getRequestURI().getPath().equals("/v2/")) {
                answer(call, 200, ""); // it asks first how to log in
                return;
            }
            call.getResponseHeaders().add("Retry-After", "7");
            answer(call, calls.incrementAndGet() < 3 ? 429 : 404, "");
        });

        assertThat(repository().manifest(new Tag("v1"))).isEmpty();
        assertThat(pauses).hasSize(2).allSatisfy(pause -> assertThat(pause).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void repeatsWhatItSaysWithoutWhatCouldChangeALog() {
        server.createContext(
                "/v2/",
                call -> answer(
                        call, 403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no \\u001b[31mway\\r\\nhere\"}]}"));

        assertThatThrownBy(() -> repository().manifest(new Tag("v1")))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("no ?[31mway here (403).")
                .hasMessageContaining("Check whether the login may do that.");
    }

    @Test
    void endsCircles() {
        server.createContext("/v2/", call -> {
            call.getResponseHeaders().add("Location", call.getRequestURI().toString());
            answer(call, 302, "");
        });

        assertThatThrownBy(() -> repository().manifest(new Tag("v1")))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("in circles");
    }

    @Test
    void aPageInsteadOfARegistryIsASentence() {
        server.createContext("/v2/", call -> answer(call, 200, "<html>Sign in</html>"));

        assertThatThrownBy(() -> repository().image(new Tag("v1")).root().manifest())
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void goesThroughTheProxyOfTheEnvironment() throws Exception {
        elsewhere.createContext("/v2/", call -> {
            shown.add(call.getRequestURI().toString());
            answer(call, 404, "");
        });
        try (RemoteRegistry behind = RemoteRegistry.of(
                RegistryUrl.parse("http://registry.example", true),
                Login.NONE,
                HttpTransport.of(Trusted.with(""), Proxies.of(Map.of("HTTP_PROXY", url(elsewhere)))),
                new Retries(1, pauses::add))) {
            assertThat(behind.repository(RepositoryName.parse("a/b")).manifest(new Tag("v1")))
                    .isEmpty();
        }
        assertThat(shown).containsExactly("http://registry.example/v2/a/b/manifests/v1");
    }

    @Test
    void readsAllPagesOfTagsAndLeavesOutWhatIsNone() throws Exception {
        server.createContext("/v2/technology/test/tags/list", call -> {
            shown.add(String.valueOf(call.getRequestURI().getQuery()));
            boolean first = !String.valueOf(call.getRequestURI().getQuery()).contains("last=");
            if (first) {
                call.getResponseHeaders().add("Link", "</v2/technology/test/tags/list?n=1000&last=v2>; rel=\"next\"");
            }
            answer(call, 200, first ? "{\"tags\":[\"v2\",\"v1\",\"-no tag\"]}" : "{\"tags\":[\"v3\"]}");
        });
        server.createContext("/v2/", call -> answer(call, 200, ""));

        assertThat(repository().tags()).containsExactly(new Tag("v1"), new Tag("v2"), new Tag("v3"));
        assertThat(shown).hasSize(2);
    }

    @Test
    void showsNoLoginToAnotherServerThatTheNextPageOfTagsIsSaidToBeOn() throws Exception {
        server.createContext("/v2/technology/test/tags/list", call -> {
            call.getResponseHeaders().add("Link", "<" + url(elsewhere) + "/steal>; rel=\"next\"");
            answer(call, 200, "{\"tags\":[\"v1\"]}");
        });
        server.createContext("/v2/", call -> answer(call, 200, ""));
        elsewhere.createContext("/", call -> {
            shown.add("called");
            answer(call, 200, "{}");
        });

        assertThat(repository().tags()).containsExactly(new Tag("v1"));
        assertThat(shown).isEmpty();
    }

    @Test
    void keepsTheListOfReferrersWhereARegistryKeepsNone() throws Exception {
        Digest subject = Digest.of(BLOB);
        String tag = "sha256-" + subject.hex();
        byte[] signature = ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_MANIFEST.name()
                        + "\",\"artifactType\":\"application/x-signature\",\"config\":{\"mediaType\":\"application/x-empty\",\"digest\":\""
                        + subject + "\",\"size\":6},\"layers\":[],\"subject\":{\"mediaType\":\""
                        + MediaType.OCI_MANIFEST.name() + "\",\"digest\":\"" + subject
                        + "\",\"size\":6},\"annotations\":{\"by\":\"test\"}}")
                .getBytes(UTF_8);
        Map<String, String> stored = new ConcurrentHashMap<>();
        server.createContext("/v2/", call -> {
            String path = call.getRequestURI().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (call.getRequestMethod().equals("PUT")) {
                stored.put(name, new String(call.getRequestBody().readAllBytes(), UTF_8));
                answer(call, 201, "");
            } else if (stored.containsKey(name)) {
                call.getResponseHeaders().add("Content-Type", MediaType.OCI_INDEX.name());
                answer(call, 200, stored.get(name));
            } else {
                answer(call, path.equals("/v2/") ? 200 : 404, "");
            }
        });
        Document document = new Document(MediaType.OCI_MANIFEST, Digest.of(signature), signature);

        repository().target().takeReferrer(document);
        repository().target().takeReferrer(document);

        assertThat(stored).containsOnlyKeys(Digest.of(signature).toString(), tag);
        assertThat(repository().referrers(subject))
                .singleElement()
                .satisfies(each -> assertThat(each.digest()).isEqualTo(Digest.of(signature)));
        assertThat(stored.get(tag))
                .containsOnlyOnce(Digest.of(signature).toString())
                .contains("application/x-signature", "\"by\":\"test\"");
    }

    private void push() throws Exception {
        repository().target().take(DESCRIPTOR, offset -> new ByteArrayInputStream(BLOB), Progress.NONE);
    }

    private RemoteRepository repository() {
        return registry.repository(RepositoryName.parse("technology/test"));
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] content = body.getBytes(UTF_8);
        try (call) {
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                call.getResponseBody().write(content);
            }
        }
    }
}
