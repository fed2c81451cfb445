// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * The buffers of one connection with TLS: of the size that is asked for, which is one record's, until the connection has had more to
 * carry at once; then large ones, while there are some left for all connections.
 */
final class TlsBuffers extends ByteBufferPool.Wrapper {
    private final int large;
    private final Semaphore free;
    private volatile boolean useLarge;

    /**
     * @param large the size of large ones
     * @param free how many more large ones all connections together may hold
     */
    TlsBuffers(ByteBufferPool buffers, int large, Semaphore free) {
        super(buffers);
        this.large = large;
        this.free = free;
    }

    /** To be called when a buffer was too small for what there was. */
    void useLarge() {
        useLarge = true;
    }

    @Override
    public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
        return useLarge && size < large && free.tryAcquire()
                ? new Large(super.acquire(large, direct), free)
                : super.acquire(size, direct);
    }

    private static final class Large extends RetainableByteBuffer.Wrapper {
        private final Semaphore free;

        Large(RetainableByteBuffer buffer, Semaphore free) {
            super(buffer);
            this.free = free;
        }

        @Override
        public boolean release() {
            boolean last = super.release();
            if (last) {
                free.release();
            }
            return last;
        }
    }
}
