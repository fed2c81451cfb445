// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority("Registry CA");
    private static final TestAuthority CLIENTS = new TestAuthority("Bundle CA");
    private static final TestAuthority STRANGERS = new TestAuthority("Somebody else");
    private static final ServerCertificate CERTIFICATE = AUTHORITY.server("registry");
    private static final ListenerOptions ASKS = Served.LOOPBACK.withClientAuthorities(List.of(CLIENTS.certificate()));
    private static final Route WHO = route(
            Method.GET,
            "/t/who",
            call -> Reply.of(200)
                    .withText(
                            "text/plain",
                            who(call.peer().certificates()) + " " + call.peer().baseUrl()));
    private static final Route COUNT = route(
            Method.PUT,
            "/t/count",
            call -> Reply.of(201)
                    .withText("text/plain", "" + call.body().transferTo(java.io.OutputStream.nullOutputStream())));

    @TempDir
    Path folder;

    private static String who(List<X509Certificate> chain) {
        return chain.isEmpty()
                ? "nobody"
                : chain.get(0).getSubjectX500Principal().getName();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void speaksBothVersions(HttpClient.Version version) throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO, COUNT)) {
            HttpClient client = Served.client(AUTHORITY.trusting(), version);
            HttpResponse<String> response =
                    send(client, served.request("/t/who").build());
            assertThat(response.version()).isEqualTo(version);
            assertThat(response.body()).isEqualTo("nobody " + served.uri(""));
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
            assertThat(send(client, put(served, "/t/count", new byte[5_000_000]))
                            .body())
                    .isEqualTo("5000000");
            assertThat(send(client, served.request("/t/%2e%2e").build()).statusCode())
                    .isEqualTo(400);
            assertThat(send(client, served.request("/t/none").build()).statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void sendsLargeFilesOverBothVersions(HttpClient.Version version) throws Exception {
        byte[] content = new byte[20_000_000];
        new java.util.Random(7).nextBytes(content);
        Path file = java.nio.file.Files.write(folder.resolve("blob"), content);
        Endpoint blob = call -> Reply.of(200).with(new Body.FilePart(file, 0, content.length));
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, route(Method.GET, "/t/blob", blob))) {
            HttpResponse<byte[]> response = Served.client(AUTHORITY.trusting(), version)
                    .send(served.request("/t/blob").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.body()).isEqualTo(content);
        }
    }

    @Test
    void doesNotInsistOnTlsWhereAPageOfTheSameHostHasNone() throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK.withStrictTransport(Duration.ZERO), CERTIFICATE, WHO)) {
            HttpResponse<String> response = send(
                    Served.client(AUTHORITY.trusting(), HttpClient.Version.HTTP_2),
                    served.request("/t/who").build());
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aRefusalReachesWhoIsStillSending(HttpClient.Version version) throws Exception {
        Endpoint refuses = call -> {
            throw new RegistryException(ErrorCode.DENIED, "You may not push here.");
        };
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, route(Method.PUT, "/t/x", refuses))) {
            HttpResponse<String> response =
                    send(Served.client(AUTHORITY.trusting(), version), put(served, "/t/x", new byte[32 * 1024 * 1024]));
            assertThat(response.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void refusesOldProtocolsAndWeakCiphers() throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO)) {
            assertThat(handshake(served, "TLSv1.3", null)).isEqualTo("TLSv1.3");
            assertThat(handshake(served, "TLSv1.2", null)).isEqualTo("TLSv1.2");
            assertThat(handshake(served, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                    .isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> handshake(served, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"))
                    .isInstanceOf(IOException.class);
        }
    }

    private static String handshake(Served served, String protocol, String cipher) throws IOException {
        try (SSLSocket socket = (SSLSocket) AUTHORITY
                .trusting()
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), served.listener().port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            if (cipher != null) {
                socket.setEnabledCipherSuites(new String[] {cipher});
            }
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    void aClientCertificateIsSeenAndNoneIsFine() throws Exception {
        try (Served served = Served.tls(ASKS, CERTIFICATE, WHO)) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                assertThat(who(served, AUTHORITY.trustingAndShowing(CLIENTS, "nigelpoulton"), version))
                        .startsWith("CN=nigelpoulton ");
                assertThat(who(served, AUTHORITY.trusting(), version)).startsWith("nobody ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aStrangersCertificateEndsTheHandshake(HttpClient.Version version) throws Exception {
        try (Served served = Served.tls(ASKS, CERTIFICATE, WHO)) {
            assertThatThrownBy(() -> who(served, AUTHORITY.trustingAndShowing(STRANGERS, "nigelpoulton"), version))
                    .isInstanceOf(IOException.class);
            assertThat(who(served, AUTHORITY.trusting(), version))
                    .as("others are not disturbed")
                    .startsWith("nobody ");
        }
    }

    @Test
    void theAuthoritiesOfClientsCanChange() throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO)) {
            SSLContext client = AUTHORITY.trustingAndShowing(CLIENTS, "nigelpoulton");
            assertThat(who(served, client, HttpClient.Version.HTTP_1_1)).startsWith("nobody ");
            served.listener().trustClientsOf(List.of(CLIENTS.certificate()));
            assertThat(who(served, client, HttpClient.Version.HTTP_1_1)).startsWith("CN=nigelpoulton ");
            served.listener().trustClientsOf(List.of());
            assertThat(who(served, client, HttpClient.Version.HTTP_1_1)).startsWith("nobody ");
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aNewCertificateDisturbsNoDownload(HttpClient.Version version) throws Exception {
        TestAuthority next = new TestAuthority("Next CA");
        long size = 48L * 1024 * 1024;
        Endpoint endless = call -> Reply.of(200).with(new Body.Stream(() -> new Zeros(size), size));
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO, route(Method.GET, "/t/blob", endless))) {
            HttpClient client = Served.client(AUTHORITY.trusting(), version);
            HttpResponse<InputStream> download =
                    client.send(served.request("/t/blob").build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(download.body().read()).isZero();

            served.listener().use(next.server("registry"));

            assertThat(who(served, next.trusting(), version)).startsWith("nobody ");
            assertThatThrownBy(() -> who(served, AUTHORITY.trusting(), version))
                    .as("who trusts only the old one")
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(download.body().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(size - 1);
        }
    }

    @Test
    void anUnusableCertificateLeavesTheOneBefore() throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO)) {
            ServerCertificate mixed =
                    new ServerCertificate(AUTHORITY.server("other").key(), CERTIFICATE.chain());
            assertThatThrownBy(() -> served.listener().use(mixed)).isInstanceOf(IOException.class);
            assertThat(who(served, AUTHORITY.trusting(), HttpClient.Version.HTTP_2))
                    .startsWith("nobody ");
        }
    }

    @Test
    void plainHttpOnTheTlsPortGetsNoAnswerAndHarmsNobody() throws Exception {
        try (Served served = Served.tls(Served.LOOPBACK, CERTIFICATE, WHO)) {
            try (RawConnection connection = new RawConnection(served.socket())) {
                connection.send("GET /t/who HTTP/1.1\r\nHost: x\r\n\r\n");
                String answer = connection.line();
                assertThat(answer == null || !answer.startsWith("HTTP/1.1 200")).isTrue();
            }
            assertThat(who(served, AUTHORITY.trusting(), HttpClient.Version.HTTP_1_1))
                    .startsWith("nobody ");
        }
    }

    /** So many zeros, made on the way. */
    static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(into, offset, offset + count, (byte) 0);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }

    private static String who(Served served, SSLContext tls, HttpClient.Version version)
            throws IOException, InterruptedException {
        return send(Served.client(tls, version), served.request("/t/who").build())
                .body();
    }

    private static HttpRequest put(Served served, String path, byte[] content) {
        return served.request(path)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
