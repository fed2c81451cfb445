// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer: status, header fields in order, and a body. */
public record Reply(int status, List<Map.Entry<String, String>> headers, Body body) {

    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply of(int status) {
        return new Reply(status, List.of(), new Body.Empty());
    }

    public Reply with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Reply(status, more, body);
    }

    public Reply with(Body newBody) {
        return new Reply(status, headers, newBody);
    }

    /** A body of bytes with its Content-Type. */
    public Reply with(String contentType, byte[] content) {
        return with("Content-Type", contentType).with(new Body.Bytes(content));
    }

    public Reply withText(String contentType, String text) {
        return with(contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
