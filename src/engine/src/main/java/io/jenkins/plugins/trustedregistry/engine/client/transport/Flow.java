// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

/** Whether something moves on a connection. Written by those who read and write, looked at by the guard. */
final class Flow {
    private volatile long moved = System.nanoTime();
    private volatile boolean waiting;
    private volatile boolean givenUp;

    /** From now on the other side is waited for. */
    void waits() {
        moved = System.nanoTime();
        waiting = true;
    }

    /** Nobody waits: if nothing moves, it is our own doing. */
    void rests() {
        waiting = false;
    }

    void moved() {
        moved = System.nanoTime();
    }

    /** It has stood still for too long, and is ended for that. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    boolean stalledFor(long nanos) {
        return waiting && System.nanoTime() - moved > nanos;
    }
}
