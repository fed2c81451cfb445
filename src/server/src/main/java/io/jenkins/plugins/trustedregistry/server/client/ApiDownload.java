// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * An answer whose body is still to be read.
 *
 * @param body throws when it breaks off; it never just ends early
 */
public record ApiDownload(int status, String contentType, InputStream body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The same read to its end and closed; for refusals, which are small. */
    ApiAnswer whole() throws IOException {
        try (body) {
            return new ApiAnswer(status, contentType, body.readAllBytes());
        }
    }
}
