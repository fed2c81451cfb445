// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ends in Java, over a real socket, each asking for the other's certificate. */
class HandshakeTest {
    @TempDir
    private Path folder;

    private CertificateAuthority authority;

    @BeforeEach
    void makeAuthority() {
        authority = CertificateAuthority.open(folder.resolve("keys"), Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void bothEndsAcceptEachOther() throws Exception {
        KeyedCertificate client = authority.issueClient("nigel", Duration.ofDays(1));

        X509Certificate seen = handshake("127.0.0.1", Optional.of(client), authority.certificate());

        assertThat(seen).isEqualTo(client.leaf());
    }

    @Test
    void theClientNoticesAnotherName() {
        KeyedCertificate client = authority.issueClient("nigel", Duration.ofDays(1));

        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake("127.0.0.2", Optional.of(client), authority.certificate()));
    }

    @Test
    void theClientNoticesAnotherAuthority() {
        CertificateAuthority other =
                CertificateAuthority.open(folder.resolve("other"), Clock.systemUTC(), new SecureRandom());

        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake("127.0.0.1", Optional.empty(), other.certificate()));
    }

    @Test
    void theServerRefusesAClientOfAnotherAuthority() {
        CertificateAuthority other =
                CertificateAuthority.open(folder.resolve("other"), Clock.systemUTC(), new SecureRandom());
        KeyedCertificate stranger = other.issueClient("nigel", Duration.ofDays(1));

        assertThatThrownBy(() -> handshake("127.0.0.1", Optional.of(stranger), authority.certificate()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theServerRefusesAServerCertificateFromAClient() {
        KeyedCertificate server = authority.issueServer(ServerNames.of(List.of("nigel")), Duration.ofDays(1));

        assertThatThrownBy(() -> handshake("127.0.0.1", Optional.of(server), authority.certificate()))
                .isInstanceOf(IOException.class);
    }

    /** The certificate that the server saw. */
    @SuppressWarnings("try") // the client closes first, or the server's close would wait for it
    private X509Certificate handshake(String address, Optional<KeyedCertificate> client, X509Certificate clientTrusts)
            throws Exception {
        KeyedCertificate server = authority.issueServer(ServerNames.of(List.of("127.0.0.1")), Duration.ofDays(1));
        SSLContext serverSide = context(Optional.of(server), authority.certificate());
        SSLContext clientSide = context(client, clientTrusts);
        try (SSLServerSocket listener = (SSLServerSocket)
                        serverSide.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getByName(address));
                SSLSocket socket =
                        (SSLSocket) clientSide.getSocketFactory().createSocket(address, listener.getLocalPort())) {
            listener.setNeedClientAuth(true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(30_000);
            CompletableFuture<X509Certificate> seen = CompletableFuture.supplyAsync(() -> accept(listener));
            try {
                socket.getOutputStream().write(1);
                socket.getInputStream().read(); // with TLS 1.3 a refusal comes only now
                socket.close(); // or the server's close would wait for it
            } catch (IOException e) {
                socket.close();
                seen.exceptionally(refused -> clientTrusts).join();
                throw e;
            }
            return result(seen);
        }
    }

    private static X509Certificate result(CompletableFuture<X509Certificate> seen) throws Exception {
        try {
            return seen.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof java.io.UncheckedIOException io ? io.getCause() : e;
        }
    }

    private static X509Certificate accept(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.setSoTimeout(30_000);
            socket.getInputStream().read();
            socket.getOutputStream().write(2);
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SSLContext context(Optional<KeyedCertificate> own, X509Certificate trusted) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (own.isPresent()) {
            keys.setKeyEntry(
                    "own", own.get().key(), new char[0], own.get().chain().toArray(X509Certificate[]::new));
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }
}
