// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that keeps its usual patience as long as it serves a request. When Jetty stops, it gives every connection a moment
 * only, to be rid of those that have nothing to do; a client that reads slowly would lose the end of its download.
 */
class PatientEndPoint extends SocketChannelEndPoint {
    private final Predicate<EndPoint> serving;
    private final long patience;
    private volatile long active = System.nanoTime();

    /**
     * @param serving whether a connection works on a request
     * @param patience how many milliseconds such a one may transfer nothing
     */
    PatientEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Predicate<EndPoint> serving,
            long patience) {
        super(channel, selector, key, scheduler);
        this.serving = serving;
        this.patience = TimeUnit.MILLISECONDS.toNanos(patience);
        setIdleTimeout(patience);
    }

    /** To be called when bytes went either way. */
    final void transferred() {
        active = System.nanoTime();
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int count = super.fill(buffer);
        if (count > 0) {
            transferred();
        }
        return count;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = remaining(buffers);
        boolean all = super.flush(buffers);
        if (remaining(buffers) < before) {
            transferred();
        }
        return all;
    }

    private static long remaining(ByteBuffer... buffers) {
        long sum = 0;
        for (ByteBuffer buffer : buffers) {
            sum += buffer.remaining();
        }
        return sum;
    }

    @Override
    protected void onIdleExpired(TimeoutException timeout) {
        if (!isHurried() || !serving.test(this) || System.nanoTime() - active >= patience) {
            super.onIdleExpired(timeout);
        }
    }

    /** Whether Jetty has shortened the time. If not, that time has just gone by, and nothing needs to be counted here. */
    private boolean isHurried() {
        return TimeUnit.MILLISECONDS.toNanos(getIdleTimeout()) < patience;
    }
}
