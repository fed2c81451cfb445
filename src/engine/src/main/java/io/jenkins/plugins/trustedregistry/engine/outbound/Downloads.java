// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/** Begins a download, following redirects. */
final class Downloads {
    private static final int MOST_REDIRECTS = 5;

    private final TargetRules rules;
    private final ProxiedTargets proxied;

    Downloads(TargetRules rules, ProxiedTargets proxied) {
        this.rules = rules;
        this.proxied = proxied;
    }

    OutboundDownload begin(HttpClient client, OutboundGet get) throws IOException {
        URI target = get.target();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            OutboundDownload download = allowed(client, get, target);
            Optional<URI> next = redirect(download, target);
            if (next.isEmpty()) {
                return download;
            }
            download.close();
            target = next.get();
        }
        throw new IOException(
                "The server " + get.target().getHost() + " leads from one address to another without an end.");
    }

    /** Without following redirects. */
    OutboundDownload once(HttpClient client, OutboundGet get) throws IOException {
        return allowed(client, get, get.target());
    }

    private OutboundDownload allowed(HttpClient client, OutboundGet get, URI target) throws IOException {
        Optional<String> refused = rules.refusal(target);
        if (refused.isPresent()) {
            throw new IOException(refused.get());
        }
        proxied.require(target);
        return once(client, get, target);
    }

    private static Optional<URI> redirect(OutboundDownload download, URI from) throws IOException {
        int status = download.status();
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirect) {
            return Optional.empty();
        }
        try {
            return download.header("Location").map(from::resolve);
        } catch (IllegalArgumentException e) {
            throw new IOException("The server " + from.getHost() + " leads to an address that can't be read.", e);
        }
    }

    private static OutboundDownload once(HttpClient client, OutboundGet get, URI target) throws IOException {
        InputStreamResponseListener listener = new InputStreamResponseListener();
        Request request = client.newRequest(target).idleTimeout(get.patience().toMillis(), TimeUnit.MILLISECONDS);
        request.headers(fields -> get.headers().forEach(fields::put));
        request.send(listener);
        try {
            Response response = listener.get(get.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new OutboundDownload(response, listener.getInputStream());
        } catch (InterruptedException e) {
            abort(request, e);
            Thread.currentThread().interrupt();
            throw new IOException("The download was interrupted.", e);
        } catch (TimeoutException e) {
            abort(request, e);
            throw new IOException(Troubles.sentence(e, target, get.patience()), e);
        } catch (ExecutionException e) {
            throw new IOException(Troubles.sentence(e, target, get.patience()), e);
        }
    }

    /** Whether there was still something to break off does not matter. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void abort(Request request, Exception why) {
        request.abort(why);
    }
}
