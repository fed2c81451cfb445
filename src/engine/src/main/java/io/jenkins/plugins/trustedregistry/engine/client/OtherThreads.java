// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that copy for somebody who waits: how they end, and how what they failed with gets to the one who waits. */
public final class OtherThreads {
    private static final Logger LOG = LoggerFactory.getLogger(OtherThreads.class);
    private static final int SETTLING_SECONDS = 10;

    private OtherThreads() {}

    /**
     * Interrupts them and waits a moment for their end, also when the caller is interrupted: whoever reads or cleans up what was written so
     * far shall not meet those who still write.
     */
    public static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(SETTLING_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Copies that were broken off take their time to end");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it failed with, to be thrown; faults are thrown right away. */
    public static IOException failure(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        return new IOException("The copy was interrupted", cause);
    }
}
