// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.client.Response;

/** An answer that is read as it comes. Closing it breaks off the rest. */
public final class OutboundDownload implements AutoCloseable {
    private final Response response;
    private final InputStream body;

    OutboundDownload(Response response, InputStream body) {
        this.response = response;
        this.body = body;
    }

    public int status() {
        return response.getStatus();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaders().get(name));
    }

    /** As the server sent it; ends with an {@link IOException} when the connection does before it is whole. */
    public InputStream body() {
        return body;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whether there was still something to break off does not matter
    public void close() throws IOException {
        response.abort(new IOException("Not wanted any more"));
        body.close();
    }
}
