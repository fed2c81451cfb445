// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Gives the entries of a zip their Unix modes, which {@link java.util.zip.ZipOutputStream} can't: they stand in the central
 * directory (APPNOTE.TXT 4.3.12; "version made by" says Unix, the upper half of the external attributes is the mode).
 */
final class ZipModes {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_ENTRIES = 10;
    private static final int END_DIRECTORY = 16;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int ENTRY_HOST = 5;
    private static final int ENTRY_NAME_LENGTH = 28;
    private static final int ENTRY_EXTRA_LENGTH = 30;
    private static final int ENTRY_COMMENT_LENGTH = 32;
    private static final int ENTRY_ATTRIBUTES = 38;

    private static final byte UNIX = 3;
    private static final int REGULAR_FILE = 0100000;

    private ZipModes() {}

    /** Changes the array and returns it. The zip has no comment at its end. */
    static byte[] set(byte[] zip, Map<String, Integer> modes) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_LENGTH;
        check(bytes.getInt(end) == END);
        int entries = bytes.getShort(end + END_ENTRIES);
        int at = bytes.getInt(end + END_DIRECTORY);
        for (int i = 0; i < entries; i++) {
            check(bytes.getInt(at) == ENTRY);
            int nameLength = bytes.getShort(at + ENTRY_NAME_LENGTH);
            String name = new String(zip, at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
            Integer mode = modes.get(name);
            if (mode != null) {
                bytes.put(at + ENTRY_HOST, UNIX);
                bytes.putInt(at + ENTRY_ATTRIBUTES, (REGULAR_FILE | mode) << 16);
            }
            at += ENTRY_LENGTH
                    + nameLength
                    + bytes.getShort(at + ENTRY_EXTRA_LENGTH)
                    + bytes.getShort(at + ENTRY_COMMENT_LENGTH);
        }
        return zip;
    }

    private static void check(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("The zip is not laid out as expected");
        }
    }
}
