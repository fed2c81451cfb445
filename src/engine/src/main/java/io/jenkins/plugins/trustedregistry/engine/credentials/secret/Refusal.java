// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** Why a credential can't be made or used. */
public final class Refusal {

    private Refusal() {}

    /** 400: what is asked for can't be. */
    public static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 400, sentence, Map.of());
    }

    /** 409: what is there stands in the way. */
    public static RegistryException clash(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }

    /** 401: what was shown is not valid. */
    public static RegistryException unauthorized(String sentence) {
        return new RegistryException(ErrorCode.UNAUTHORIZED, sentence);
    }
}
