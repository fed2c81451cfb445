// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of an upload a chunk brings, both ends included: {@code 0-1023} (distribution-spec, "Pushing a blob in chunks";
 * not RFC 9110's form, which some clients send all the same and which is understood too: {@code bytes 0-1023/*}).
 */
public record ContentRange(long first, long last) {
    private static final Pattern GRAMMAR =
            Pattern.compile("(?:bytes[ =])?(\\d{1,18})-(\\d{1,18})(?:/(?:\\*|\\d{1,18}))?");

    public ContentRange {
        if (last < first) {
            throw invalid(first + "-" + last);
        }
    }

    public static ContentRange parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw invalid(text);
        }
        return new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public long length() {
        return last - first + 1;
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.BLOB_UPLOAD_INVALID,
                "The Content-Range '" + Shown.of(text)
                        + "' is not well-formed: write first-last, both counted from 0, for instance" + " 0-1023.");
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
