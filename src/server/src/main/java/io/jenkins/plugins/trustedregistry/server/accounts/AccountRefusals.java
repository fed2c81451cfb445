// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** What can be wrong with a call about accounts. */
final class AccountRefusals {

    private AccountRefusals() {}

    static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }

    static RegistryException missing(AccountName name) {
        return new RegistryException(ErrorCode.NAME_UNKNOWN, "There is no account '" + name + "'.");
    }

    static RegistryException conflict(String sentence) {
        return new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
    }

    static RegistryException denied(String sentence) {
        return new RegistryException(ErrorCode.DENIED, sentence);
    }
}
