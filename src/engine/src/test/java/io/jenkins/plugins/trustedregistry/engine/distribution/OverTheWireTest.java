// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.http.ListenerOptions;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Push and pull over real sockets, with blobs in files: what only the wire can show. */
class OverTheWireTest {
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("dev:secret".getBytes(StandardCharsets.UTF_8));
    private static final String UPLOADS = "/v2/technology/test/blobs/uploads/";
    private static final String BLOBS = "/v2/technology/test/blobs/";

    @RegisterExtension
    final TestRegistry registry = TestRegistry.onDisk();

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] content = new byte[300_000];
    private Listener listener;

    @BeforeEach
    void listen() throws IOException {
        new Random(42).nextBytes(content);
        registry.repository("technology/test", Repository.Visibility.PRIVATE);
        listener = Listener.plain(
                ListenerOptions.on("127.0.0.1", 0).withPlainHttp(),
                registry.router(),
                new Incidents(new Random(1)),
                new SimpleMeterRegistry());
        listener.start();
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    @Test
    void streamsABlobOfUnknownLengthInAndOut() throws Exception {
        Digest digest = Digest.of(content);
        String upload = location(send("POST", UPLOADS, BodyPublishers.noBody()), 202);
        send("PATCH", upload, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
        String blob = location(send("PUT", upload + "?digest=" + digest, BodyPublishers.noBody()), 201);

        HttpResponse<byte[]> pulled = send("GET", blob, BodyPublishers.noBody());
        assertThat(pulled.statusCode()).isEqualTo(200);
        assertThat(pulled.body()).isEqualTo(content);
        assertThat(pulled.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
        assertThat(pulled.headers().allValues("Content-Encoding")).isEmpty();

        HttpResponse<byte[]> part =
                client.send(request(blob).header("Range", "bytes=299990-").build(), BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 299_990, 300_000));
    }

    @Test
    void saysTheLengthOnHead() throws Exception {
        Digest digest = push(content);
        Digest empty = push(new byte[0]);
        String image = Images.manifest(MediaType.OCI_MANIFEST, digest, content.length, "[]");
        send("PUT", "/v2/technology/test/manifests/v1", image);

        assertThat(lengthOnHead(BLOBS + digest)).isEqualTo(content.length);
        assertThat(lengthOnHead(BLOBS + empty)).isZero();
        assertThat(lengthOnHead("/v2/technology/test/manifests/v1")).isEqualTo(image.length());
    }

    @Test
    void takesAManifestOfUnknownLength() throws Exception {
        String image = Images.manifest(MediaType.OCI_MANIFEST, push(content), content.length, "[]");

        assertThat(send("PUT", "/v2/technology/test/manifests/v1", image).statusCode())
                .isEqualTo(201);

        HttpResponse<byte[]> pulled = send("GET", "/v2/technology/test/manifests/v1", BodyPublishers.noBody());
        assertThat(pulled.body()).isEqualTo(image.getBytes(StandardCharsets.UTF_8));
        assertThat(pulled.headers().firstValue("Content-Type")).hasValue(MediaType.OCI_MANIFEST.name());
    }

    @Test
    void keepsWhatArrivedBeforeTheClientHungUp() throws Exception {
        String upload = location(send("POST", UPLOADS, BodyPublishers.noBody()), 202);
        String head = "PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + LOGIN
                + "\r\nContent-Length: 300000\r\nContent-Type: application/octet-stream\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content, 0, 1000);
            socket.shutdownOutput();
            readToTheEnd(socket); // the server is done with the request
        }
        int arrived = arrived(upload);

        assertThat(arrived).isEqualTo(1000);
        byte[] rest = Arrays.copyOfRange(content, arrived, content.length);
        send("PATCH", upload, BodyPublishers.ofByteArray(rest));
        String blob = location(send("PUT", upload + "?digest=" + Digest.of(content), BodyPublishers.noBody()), 201);

        assertThat(send("GET", blob, BodyPublishers.noBody()).body()).isEqualTo(content);
    }

    private static void readToTheEnd(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // cut off, which is an end as well
        }
    }

    private int arrived(String upload) throws Exception {
        HttpResponse<byte[]> status = send("GET", upload, BodyPublishers.noBody());
        assertThat(status.statusCode()).isEqualTo(204);
        String range = status.headers().firstValue("Range").orElseThrow();
        return range.equals("0-0") ? 0 : Integer.parseInt(range.substring(2)) + 1;
    }

    private Digest push(byte[] blob) throws Exception {
        Digest digest = Digest.of(blob);
        location(send("POST", UPLOADS + "?digest=" + digest, BodyPublishers.ofByteArray(blob)), 201);
        return digest;
    }

    private long lengthOnHead(String target) throws Exception {
        HttpResponse<byte[]> head = send("HEAD", target, BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        return head.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    private static String location(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<byte[]> send(String method, String target, String manifest) throws Exception {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        return client.send(
                request(target)
                        .header("Content-Type", MediaType.OCI_MANIFEST.name())
                        .method(method, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(String method, String target, HttpRequest.BodyPublisher body) throws Exception {
        return client.send(request(target).method(method, body).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + target))
                .header("Authorization", LOGIN);
    }
}
