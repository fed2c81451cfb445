// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.junit.jupiter.api.Test;

class TlsBuffersTest {
    private final Semaphore free = new Semaphore(2);
    private final TlsBuffers buffers = new TlsBuffers(ByteBufferPool.NON_POOLING, 1000, free);

    @Test
    void areAsAskedForUntilMoreHadToBeCarried() {
        assertThat(buffers.acquire(100, false).capacity()).isEqualTo(100);

        buffers.useLarge();

        assertThat(buffers.acquire(100, false).capacity()).isEqualTo(1000);
        assertThat(buffers.acquire(2000, false).capacity()).isEqualTo(2000);
    }

    @Test
    void thereAreAsManyLargeOnesAsAreLeft() {
        buffers.useLarge();
        RetainableByteBuffer first = buffers.acquire(100, true);
        RetainableByteBuffer second = buffers.acquire(100, true);
        assertThat(buffers.acquire(100, true).capacity()).isEqualTo(100);

        first.retain();
        first.release();
        assertThat(buffers.acquire(100, true).capacity()).isEqualTo(100);

        second.release();
        assertThat(buffers.acquire(100, true).capacity()).isEqualTo(1000);
    }

    @Test
    void smallOnesAreNotCounted() {
        buffers.acquire(100, false).release();

        assertThat(free.availablePermits()).isEqualTo(2);
    }
}
