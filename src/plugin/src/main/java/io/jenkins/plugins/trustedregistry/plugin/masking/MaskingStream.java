// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.masking;

import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Masks line by line, so that a secret which is written in pieces is seen whole. */
final class MaskingStream extends LineTransformationOutputStream.Delegating {

    MaskingStream(OutputStream log) {
        super(log);
    }

    /** Bytes become characters one to one and back: what is no secret passes as it is, in whatever character set it is. */
    @Override
    protected void eol(byte[] bytes, int length) throws IOException {
        String line = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        String masked = RegistrySecrets.masked(line);
        if (masked.equals(line)) {
            out.write(bytes, 0, length);
        } else {
            out.write(masked.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
