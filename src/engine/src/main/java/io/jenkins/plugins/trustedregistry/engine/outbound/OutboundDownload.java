// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;

/** An answer that is read as it comes. Closing it breaks off the rest. */
public final class OutboundDownload implements AutoCloseable {
    private static final int SHORT = 16 * 1024;

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

    /** All values of each header field, in order. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.getHeaders()
                .forEach(field -> all.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(String.valueOf(field.getValue())));
        return all;
    }

    /** As the server sent it; ends with an {@link IOException} when the connection does before it is whole. */
    public InputStream body() {
        return body;
    }

    /**
     * Gives it up as {@link #close} does, but for what is short: of that the rest is read, so that the next call can use the
     * connection.
     */
    public void release() throws IOException {
        if (isShort() && body.readNBytes(SHORT).length < SHORT) {
            body.close();
        } else {
            close();
        }
    }

    private boolean isShort() {
        boolean without = response.getStatus() == 204
                || response.getStatus() == 304
                || response.getRequest().getMethod().equals("HEAD");
        long length = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        return without || (length >= 0 && length < SHORT);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whether there was still something to break off does not matter
    public void close() throws IOException {
        response.abort(new IOException("Not wanted any more"));
        body.close();
    }
}
