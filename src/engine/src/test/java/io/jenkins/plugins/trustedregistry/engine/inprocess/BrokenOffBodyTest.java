// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokenOffBodyTest {

    @Test
    void whatFailsAtTheSourceIsATornBodyToTheRegistryAndItselfToTheClient() {
        IOException cause = new IOException("the other side is gone");
        BrokenOffBody body = new BrokenOffBody(new InputStream() {
            @Override
            public int read() throws IOException {
                throw cause;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw cause;
            }
        });

        assertThatThrownBy(body::read).isInstanceOf(TornBodyException.class);
        assertThat(body.failure()).containsSame(cause);
    }

    @Test
    void breakingItOffInterruptsWhoReadsAndLeavesNoInterruptBehind() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        BrokenOffBody body = new BrokenOffBody(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read by arrays");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("Interrupted");
                }
                return -1;
            }
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> left = thread.submit(() -> {
                assertThatThrownBy(() -> body.read(new byte[10])).isInstanceOf(TornBodyException.class);
                return Thread.currentThread().isInterrupted();
            });
            reading.await();
            body.breakOff();

            assertThat(left.get()).isFalse();
            assertThatThrownBy(() -> body.read(new byte[10])).isInstanceOf(TornBodyException.class);
        } finally {
            thread.shutdownNow();
        }
    }
}
