// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file in a ZIP file.
 *
 * @param method how it is compressed
 * @param stored its bytes in the ZIP file
 * @param size its bytes uncompressed, as the directory says, which may lie
 * @param header where its own header is
 */
record ZipMember(Bytes zip, String name, int method, boolean encrypted, long stored, long size, long header) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    /** Its bytes as they are in the ZIP file. */
    Bytes bytes() throws IOException {
        if (encrypted) {
            throw NotScannableException.unsupported("It is encrypted.");
        }
        if (method != STORED && method != DEFLATED) {
            throw NotScannableException.unsupported(
                    "It is compressed in a way that Java does not read (method " + method + ").");
        }
        ByteBuffer local = zip.buffer(header, LOCAL_SIZE, ByteOrder.LITTLE_ENDIAN);
        if (local.getInt(0) != LOCAL) {
            throw NotScannableException.damaged("The ZIP file has something else at its place.");
        }
        long start = header + LOCAL_SIZE + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
        return zip.slice(start, stored);
    }
}
