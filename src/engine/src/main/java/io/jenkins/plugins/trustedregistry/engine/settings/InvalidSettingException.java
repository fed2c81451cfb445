// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

/** A setting that can't be used; the message names it and says what is allowed. */
public class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }
}
