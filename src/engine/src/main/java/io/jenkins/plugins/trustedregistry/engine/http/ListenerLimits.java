// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.time.Duration;

/**
 * How much of the listener one client, or all of them, may take.
 *
 * @param idle a connection that transfers nothing for so long is closed; a request that is being worked on is not idle
 * @param headers how long a new connection has for its TLS handshake and the first request's headers, and one that is kept alive
 *     beyond {@code idle} for those of the next
 * @param drain how long {@link Listener#stop} lets running requests finish
 * @param headerBytes request line and header fields together; more is answered with 431
 * @param threads requests that are worked on at once; more wait. Sending a blob to a slow reader takes none
 * @param connections open connections at once; more wait in the system's queue
 * @param bytesPerSecond what a request body must bring on average once it has been waited for 30 seconds; 0: any rate will do
 */
public record ListenerLimits(
        Duration idle,
        Duration headers,
        Duration drain,
        int headerBytes,
        int threads,
        int connections,
        long bytesPerSecond) {

    /** 60 s idle, 30 s for headers, 30 s to drain, 16 KiB of headers, 256 threads, 4096 connections, 512 bytes a second. */
    public static final ListenerLimits DEFAULTS = new ListenerLimits(
            Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30), 16 * 1024, 256, 4096, 512);
}
