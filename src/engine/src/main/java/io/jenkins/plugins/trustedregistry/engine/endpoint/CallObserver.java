// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

/**
 * Sees every call that a {@link Router} answers: done, refused or failed, routed or not. Because the router tells it, no endpoint can
 * forget to.
 *
 * <p>It is called once per answer, on the request's thread, before the reply is sent, and must return quickly. What it throws is
 * logged, and the client is answered all the same. A reply that can't be sent after all is answered, and seen, a second time, as a
 * failed one.
 */
@FunctionalInterface
public interface CallObserver {
    /** Looks away. */
    CallObserver NONE = answered -> {};

    void answered(AnsweredCall answered);
}
