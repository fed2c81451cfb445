// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Arrays;

/** The validator of content that never changes: its digest is its ETag (RFC 9110, sections 8.8.3 and 13). */
public final class EntityTag {
    private final String text;

    public EntityTag(Digest digest) {
        this.text = "\"" + digest + "\"";
    }

    /** Whether the client says that it has this content already. */
    public boolean isKnownTo(Call call) {
        return call.headers().all("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || weak(each).equals(text));
    }

    /** Whether a Range header counts: it does not when If-Range names other content. */
    public boolean allowsRange(Call call) {
        return call.headers()
                .first("If-Range")
                .map(String::strip)
                .map(text::equals)
                .orElse(true);
    }

    /** Adds the ETag, which every answer with this content has, also 304. */
    public Reply on(Reply reply) {
        return reply.with("ETag", text);
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
