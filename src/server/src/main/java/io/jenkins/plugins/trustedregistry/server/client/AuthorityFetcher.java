// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Fetches a registry's authority from its {@code /ca} over a connection that proves nothing. What comes back may only be trusted
 * when its fingerprint is known from elsewhere: the server prints it when it starts. Sends no credential.
 */
public final class AuthorityFetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The authority that whoever is at this address claims to have. */
    public TrustedCertificates fetch(ServerAddress server) {
        HttpResponse<String> answer = get(server);
        if (answer.statusCode() != 200) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, server + " gives no certificate authority at /ca: check the address.");
        }
        return new TrustedCertificates(answer.body());
    }

    private static HttpResponse<String> get(ServerAddress server) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(TrustedCertificates.context(new TrustManager[] {new Anybody()}))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(server.at("/ca")).timeout(PATIENCE).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The server " + server + " can't be reached: check the address, and that the server runs.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted while waiting for " + server + ".", e);
        }
    }

    /** Believes every certificate and every host name: only to fetch what is then compared with a fingerprint. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
