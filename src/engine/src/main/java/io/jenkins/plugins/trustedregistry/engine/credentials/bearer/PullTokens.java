// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;

/** Gives bearer tokens for pulls from one repository to those who are handed one without having asked for it. */
@FunctionalInterface
public interface PullTokens {

    /** @param service whom the token is for */
    String sign(Principal who, RepositoryName repository, String service, Instant until);
}
