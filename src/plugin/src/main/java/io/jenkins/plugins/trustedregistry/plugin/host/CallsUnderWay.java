// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls that come through Jenkins' pages and are being answered. The registry's own listener looks after its calls itself. */
public final class CallsUnderWay {
    /** Those of this Jenkins. */
    public static final CallsUnderWay OF_JENKINS = new CallsUnderWay();

    private volatile Phaser now = new Phaser(1);

    CallsUnderWay() {}

    /** A call that is being answered. */
    @FunctionalInterface
    public interface Answering {
        void answer() throws IOException;
    }

    public void during(Answering call) throws IOException {
        Phaser mine = now;
        mine.register();
        try {
            call.answer();
        } finally {
            mine.arriveAndDeregister();
        }
    }

    /** Waits for those that are under way, not for those that come meanwhile; no longer than this. */
    public synchronized void await(Duration longest) {
        Phaser before = now;
        now = new Phaser(1);
        int phase = before.arrive();
        try {
            before.awaitAdvanceInterruptibly(phase, longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            return; // what takes so long is cut off
        }
    }
}
