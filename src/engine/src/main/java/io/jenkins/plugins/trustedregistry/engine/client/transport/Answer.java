// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server answered. The body is read from the connection as it comes; closing the answer lets go of it. */
public final class Answer implements AutoCloseable {
    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final InputStream body;

    public Answer(int status, Map<String, List<String>> headers, InputStream body) {
        this.status = status;
        headers.forEach((name, values) -> this.headers.put(name, List.copyOf(values)));
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header field, whatever its case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All values of a header field. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The body, to be read once. */
    public InputStream body() {
        return body;
    }

    /**
     * The whole body.
     *
     * @throws IOException also when it is longer than that
     */
    public byte[] bytes(int most) throws IOException {
        byte[] content = body.readNBytes(most + 1);
        if (content.length > most) {
            throw new IOException("The answer is longer than " + most + " bytes");
        }
        return content;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // the connection is not used again then; there is nothing else to save
            return;
        }
    }
}
