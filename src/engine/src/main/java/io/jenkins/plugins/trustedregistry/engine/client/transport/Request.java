// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is sent. Header values may be secret: {@code toString} leaves them out. */
public record Request(String method, URI uri, Map<String, String> headers, Optional<Payload> payload) {

    public Request {
        headers = Map.copyOf(headers);
    }

    public static Request of(String method, URI uri) {
        return new Request(method, uri, Map.of(), Optional.empty());
    }

    public Request with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, uri, more, payload);
    }

    public Request with(Payload content) {
        return new Request(method, uri, headers, Optional.of(content));
    }

    /** The same sent elsewhere. */
    public Request to(URI elsewhere) {
        return new Request(method, elsewhere, headers, payload);
    }

    /** With the Range of another request, if it has one. */
    public Request withRangeOf(Request other) {
        String range = other.headers.get("Range");
        return range == null ? this : with("Range", range);
    }

    /** The query may hold what a server signed for this one request. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
