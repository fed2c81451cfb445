// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;

/** A bearer token was shown and does not do; the challenge tells the client in RFC 6750's words whether another one would. */
final class TokenRefusedException extends RegistryException {
    private static final long serialVersionUID = 1L;

    /** RFC 6750, section 3.1. */
    enum Why {
        /** Expired, forged, revoked, or of a user who may not log in any more. */
        INVALID("invalid_token"),
        /** Sound, but not issued for what is asked here. */
        TOO_NARROW("insufficient_scope");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final Why why;

    TokenRefusedException(Why why, String message) {
        super(ErrorCode.UNAUTHORIZED, message);
        this.why = why;
    }

    Why why() {
        return why;
    }
}
