// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;

/** Bytes of an array. */
final class MemoryBytes implements Bytes {
    private final byte[] content;
    private final int length;

    MemoryBytes(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        check(position, count);
        System.arraycopy(content, (int) position, target, offset, count);
    }
}
