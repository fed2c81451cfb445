// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer: status, header fields in order, and a body.
 *
 * @param madeFor who it was made for, where the endpoint itself found that out, as one that reads a login in a form does
 */
public record Reply(int status, List<Map.Entry<String, String>> headers, Body body, Optional<Principal> madeFor) {

    public Reply {
        headers = List.copyOf(headers);
    }

    public static Reply of(int status) {
        return new Reply(status, List.of(), new Body.Empty(), Optional.empty());
    }

    public Reply with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Reply(status, more, body, madeFor);
    }

    public Reply with(Body newBody) {
        return new Reply(status, headers, newBody, madeFor);
    }

    /** The same, made for somebody whom the endpoint has proven. */
    public Reply madeFor(Principal principal) {
        return new Reply(status, headers, body, Optional.of(principal));
    }

    /** A body of bytes with its Content-Type. */
    public Reply with(String contentType, byte[] content) {
        return with("Content-Type", contentType).with(new Body.Bytes(content));
    }

    public Reply withText(String contentType, String text) {
        return with(contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
