// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.TornBodyException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void aTrickleIsGivenUpAfterTheGrace() throws IOException {
        try (RequestBody body = new RequestBody(everyTenSeconds(100), 512, now::get)) {
            byte[] buffer = new byte[1000];
            assertThat(body.read(buffer)).isEqualTo(100);
            assertThat(body.read(buffer)).isEqualTo(100);
            assertThat(body.read(buffer)).isEqualTo(100);
            assertThatThrownBy(() -> body.read(buffer))
                    .isInstanceOfSatisfying(
                            TornBodyException.class, e -> assertThat(e.status()).isEqualTo(408));
            assertThatThrownBy(() -> body.read(buffer)).isInstanceOf(TornBodyException.class);
            assertThat(body.ended()).isFalse();
        }
    }

    @Test
    void whatIsFastEnoughOnAverageIsRead() throws IOException {
        try (RequestBody body = new RequestBody(everyTenSeconds(6000), 512, now::get)) {
            byte[] buffer = new byte[6000];
            for (int i = 0; i < 20; i++) {
                assertThat(body.read(buffer)).isEqualTo(6000);
            }
        }
    }

    @Test
    void timeTheServerNeedsItselfDoesNotCount() throws IOException {
        try (RequestBody body = new RequestBody(everyTenSeconds(6000), 512, now::get)) {
            byte[] buffer = new byte[6000];
            for (int i = 0; i < 20; i++) {
                now.addAndGet(Duration.ofHours(1).toNanos());
                assertThat(body.read(buffer)).isEqualTo(6000);
            }
        }
    }

    @Test
    void anyRateWillDoWhenNoneIsAskedFor() throws IOException {
        try (RequestBody body = new RequestBody(everyTenSeconds(1), 0, now::get)) {
            for (int i = 0; i < 20; i++) {
                assertThat(body.read()).isZero();
            }
        }
    }

    /** What is not given back is lost to the listener, which then has to make new buffers without end. */
    @Test
    void everyBufferIsGivenBackOnceItWasRead() throws IOException {
        for (int length : new int[] {1, 50, 99, 100, 1000}) {
            AtomicInteger lent = new AtomicInteger();
            try (RequestBody body = new RequestBody(buffers(20, lent), 0, now::get)) {
                byte[] buffer = new byte[length];
                int read = 0;
                while (read < 2000) {
                    read += body.read(buffer);
                    assertThat(lent.get()).as("read in pieces of %s", length).isEqualTo(read % 100 == 0 ? 0 : 1);
                }
                assertThat(body.read(buffer)).isNegative();
                assertThat(body.ended()).isTrue();
            }
        }
    }

    @Test
    void aBufferIsGivenBackWhenNobodyReadsOn() throws IOException {
        AtomicInteger lent = new AtomicInteger();
        try (RequestBody body = new RequestBody(buffers(2, lent), 0, now::get)) {
            body.read();
            assertThat(lent).hasValue(1);
        }
        assertThat(lent).hasValue(0);
    }

    /** A request of so many buffers of 100 bytes. */
    private Request buffers(int count, AtomicInteger lent) {
        AtomicInteger given = new AtomicInteger();
        return (Request) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("read");
                    lent.incrementAndGet();
                    boolean last = given.incrementAndGet() == count;
                    return Content.Chunk.from(ByteBuffer.allocate(100), last, (Runnable) lent::decrementAndGet);
                });
    }

    /** A request that has nothing at first, and some bytes ten seconds later, again and again. */
    private Request everyTenSeconds(int bytes) {
        boolean[] arrived = new boolean[1];
        return (Request) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("demand")) {
                        now.addAndGet(Duration.ofSeconds(10).toNanos());
                        arrived[0] = true;
                        ((Runnable) arguments[0]).run();
                        return null;
                    }
                    assertThat(method.getName()).isEqualTo("read");
                    boolean there = arrived[0];
                    arrived[0] = false;
                    return there ? Content.Chunk.from(ByteBuffer.allocate(bytes), false) : null;
                });
    }
}
