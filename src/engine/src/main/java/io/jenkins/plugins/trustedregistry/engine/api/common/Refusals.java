// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** The refusals that the management API has beside those of the distribution specification. */
public final class Refusals {

    private Refusals() {}

    /** 400: the call itself is wrong. */
    public static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }

    /** 404: what the path names is not there, or not for this caller's eyes. */
    public static RegistryException missing(String sentence) {
        return new RegistryException(ErrorCode.NAME_UNKNOWN, sentence);
    }

    /** 409: it clashes with what is there. */
    public static RegistryException conflict(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }

    /** 403: a right is missing. */
    public static RegistryException denied(String sentence) {
        return new RegistryException(ErrorCode.DENIED, sentence);
    }

    /** 401: nobody said who they are. */
    public static RegistryException unauthorized(String sentence) {
        return new RegistryException(ErrorCode.UNAUTHORIZED, sentence);
    }
}
