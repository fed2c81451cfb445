// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import java.io.IOException;

/** The bytes of a layer are not there, or not those of its digest. The message is a sentence. */
public final class MissingLayerException extends IOException {
    public MissingLayerException(String sentence) {
        super(sentence);
    }
}
