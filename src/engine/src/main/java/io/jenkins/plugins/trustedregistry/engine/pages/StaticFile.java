// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Arrays;

/** A file as browsers get it. */
final class StaticFile {
    private final String mediaType;
    private final byte[] content;
    private final String tag;

    /** @param content must not be changed */
    StaticFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
        this.tag = "\"" + Digest.of(content).hex() + "\"";
    }

    /**
     * 200, or 304 for a browser that has it. Browsers may keep it but must ask each time: names stay the same from version to
     * version.
     */
    Reply reply(Call call) {
        Reply head = Reply.of(isKnownTo(call) ? 304 : 200)
                .with("ETag", tag)
                .with("Cache-Control", "no-cache")
                .with("Cross-Origin-Resource-Policy", "same-origin");
        return head.status() == 304 ? head : head.with(mediaType, content);
    }

    private boolean isKnownTo(Call call) {
        return call.headers().all("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }
}
