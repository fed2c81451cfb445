// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;

/** A part of others. */
record SlicedBytes(Bytes whole, long start, long size) implements Bytes {

    @Override
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        check(position, count);
        whole.read(start + position, target, offset, count);
    }

    @Override
    public Bytes slice(long position, long length) throws IOException {
        check(position, length);
        return new SlicedBytes(whole, start + position, length); // slices of slices do not pile up
    }
}
