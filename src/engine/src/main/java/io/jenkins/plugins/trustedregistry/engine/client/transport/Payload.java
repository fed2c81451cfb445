// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request. It can be opened again, because a request may have to be sent again. */
public interface Payload {

    /** In bytes, exactly. */
    long size();

    /** From its beginning; the caller closes it. */
    InputStream open() throws IOException, InterruptedException;

    /** Bytes in memory; they must not be changed. */
    static Payload of(byte[] content) {
        return new Payload() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }
}
