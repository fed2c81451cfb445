// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

import java.util.Map;

/**
 * A request that cannot be served, for a reason the client can understand and act on. The message is a sentence with a next
 * step and is shown to people as it stands; the detail is for programs. Faults of the server itself are not this exception.
 */
public class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final transient Map<String, Object> detail;

    public RegistryException(ErrorCode code, String message) {
        this(code, code.status(), message, Map.of());
    }

    public RegistryException(ErrorCode code, String message, Map<String, Object> detail) {
        this(code, code.status(), message, detail);
    }

    /** With a status that is more exact than the code's own, for instance 416 or 413. */
    public RegistryException(ErrorCode code, int status, String message, Map<String, Object> detail) {
        super(message);
        this.code = code;
        this.status = status;
        this.detail = Map.copyOf(detail);
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** Structured facts for programs; empty when there are none. */
    public Map<String, Object> detail() {
        return detail;
    }
}
