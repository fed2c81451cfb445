// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.IOException;

/** Sends requests and gives the answers as they are, whatever their status. May be used by several threads at once. */
public interface Transport extends AutoCloseable {

    /**
     * One exchange, tried once. Interrupting the thread breaks it off at once. The caller closes the answer.
     *
     * @throws IOException when there is no answer: no connection, a broken one, or one on which nothing moves
     */
    Answer send(Request request) throws IOException, InterruptedException;

    /** Gives up what it holds. A second call does nothing. */
    @Override
    void close();
}
