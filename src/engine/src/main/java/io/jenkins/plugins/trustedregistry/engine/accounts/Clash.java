// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** What can't be done because of what is there, or is not there. */
final class Clash {

    private Clash() {}

    /** 409: something that is there stands in the way. */
    static RegistryException with(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }

    /** 404: something it needs is not there. */
    static RegistryException missing(String sentence) {
        return new RegistryException(ErrorCode.NAME_UNKNOWN, sentence);
    }
}
