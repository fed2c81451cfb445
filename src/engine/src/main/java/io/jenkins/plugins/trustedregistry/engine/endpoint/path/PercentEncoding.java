// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Decodes RFC 3986 percent-encoding strictly: what is not hexadecimal, not UTF-8 (overlong forms are not) or a control
 * character is refused, never repaired, because two readers that repair differently are how traversal gets through.
 */
final class PercentEncoding {

    private PercentEncoding() {}

    /** One path segment or query part; throws NAME_INVALID when it is not well-formed. */
    static String decode(String text) {
        int escape = text.indexOf('%');
        String decoded = escape < 0 ? text : utf8(bytes(text, escape), text);
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c < ' ' || c == 0x7f) {
                throw malformed(text, "holds a control character");
            }
        }
        return decoded;
    }

    private static ByteBuffer bytes(String text, int firstEscape) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        bytes.put(text.substring(0, firstEscape).getBytes(StandardCharsets.UTF_8));
        int at = firstEscape;
        while (at < text.length()) {
            int next = text.indexOf('%', at);
            if (next != at) {
                int end = next < 0 ? text.length() : next;
                bytes.put(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
                at = end;
            } else {
                bytes.put((byte) (digit(text, at + 1) << 4 | digit(text, at + 2)));
                at += 3;
            }
        }
        return bytes.flip();
    }

    private static int digit(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : '?';
        int value = c < 0x80 ? Character.digit(c, 16) : -1;
        if (value < 0) {
            throw malformed(text, "has a '%' without two hexadecimal digits");
        }
        return value;
    }

    private static String utf8(ByteBuffer bytes, String text) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw malformed(text, "is not UTF-8");
        }
    }

    private static RegistryException malformed(String text, String why) {
        return new RegistryException(
                ErrorCode.NAME_INVALID,
                400,
                "The address can't be read: '" + Shown.of(text) + "' " + why + ". Percent-encode it as UTF-8.",
                Map.of());
    }
}
