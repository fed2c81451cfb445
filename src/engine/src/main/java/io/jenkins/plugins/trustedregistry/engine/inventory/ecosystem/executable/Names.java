// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable;

import java.nio.charset.StandardCharsets;

/** Names that end with a zero byte. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** The name at a place, cut where it is longer than any that matters; empty outside of the text. */
    static String at(byte[] text, int place) {
        if (place < 0) {
            return "";
        }
        int end = place;
        while (end < text.length && text[end] != 0 && end - place < LONGEST) {
            end++;
        }
        return end <= place ? "" : new String(text, place, end - place, StandardCharsets.ISO_8859_1);
    }
}
