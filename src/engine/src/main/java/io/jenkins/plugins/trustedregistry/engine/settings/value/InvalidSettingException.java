// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.value;

import java.util.List;

/** A setting that can't be used; the message names it and says what is allowed. */
public class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> path;

    public InvalidSettingException(String message) {
        this(message, List.of());
    }

    public InvalidSettingException(String message, List<Object> path) {
        super(message);
        this.path = List.copyOf(path);
    }

    /** Where in the block that was read: keys, and indexes from 0; empty where that is not known. */
    public List<Object> path() {
        return path;
    }
}
