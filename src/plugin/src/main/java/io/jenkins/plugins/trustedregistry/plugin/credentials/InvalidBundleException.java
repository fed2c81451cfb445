// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

/** What was given is no client bundle; the message says why, and what to do. */
final class InvalidBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidBundleException(String sentence) {
        super(sentence);
    }

    InvalidBundleException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
