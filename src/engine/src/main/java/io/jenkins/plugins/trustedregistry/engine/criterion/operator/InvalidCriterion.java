// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** What is said of a criterion that can't be read. */
public final class InvalidCriterion {

    private InvalidCriterion() {}

    /** 400 with this sentence. */
    public static RegistryException because(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }
}
