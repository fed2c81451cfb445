// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundExchange;
import io.jenkins.plugins.trustedregistry.engine.outbound.RefusedTargetException;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;

/**
 * Exchanges with servers that the registry may call. Every address is looked at, those of token servers and of redirects as well, when
 * the connection to it is made. A server that may not be called, or that shows no certificate to be believed, is not asked again; what
 * else goes wrong may pass.
 */
final class OutboundTransport implements Transport {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DEEPEST = 20;

    private final OutboundClient client;
    private final Trust trust;
    private final Duration patience;

    OutboundTransport(OutboundClient client, Trust trust) {
        this(client, trust, PATIENCE);
    }

    /** @param patience how long nothing may move on a connection */
    OutboundTransport(OutboundClient client, Trust trust, Duration patience) {
        this.client = client;
        this.trust = trust;
        this.patience = patience;
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        Optional<Payload> payload = request.payload();
        boolean bare = payload.isEmpty()
                && (request.method().equals("POST") || request.method().equals("PUT"));
        try (InputStream body = payload.isPresent() ? payload.get().open() : InputStream.nullInputStream()) {
            Optional<OutboundExchange.Body> sent = payload.map(each -> new OutboundExchange.Body(body, each.size()))
                    .or(() -> bare ? Optional.of(new OutboundExchange.Body(body, 0)) : Optional.empty());
            OutboundDownload answer = client.exchange(
                    new OutboundExchange(request.method(), request.uri(), trust, request.headers(), sent, patience));
            return new Answer(answer.status(), answer.headers(), new DownloadedBody(answer));
        } catch (RefusedTargetException e) {
            throw new ClientException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw isDistrusted(e) ? new ClientException(String.valueOf(e.getMessage())) : plain(e);
        }
    }

    private static boolean isDistrusted(IOException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Without its cause: whoever tries again looks into causes for what lasts, and a name or a handshake may fail in passing. */
    private static IOException plain(IOException e) {
        return e instanceof ClientException ? e : new IOException(String.valueOf(e.getMessage()));
    }

    /** The client belongs to others, too. */
    @Override
    public void close() {}
}
