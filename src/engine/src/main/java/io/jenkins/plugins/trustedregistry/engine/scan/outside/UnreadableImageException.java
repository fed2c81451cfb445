// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import java.io.IOException;

/** A file or folder is no image, or not the one that was asked for. The message is a sentence with a next step. */
public final class UnreadableImageException extends IOException {
    UnreadableImageException(String sentence) {
        super(sentence);
    }
}
