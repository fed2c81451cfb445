// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import java.io.IOException;

/** A document came, but it is none that the API describes. The message is a clause. */
final class StrangeDocumentException extends IOException {
    StrangeDocumentException(String clause) {
        super(clause);
    }
}
