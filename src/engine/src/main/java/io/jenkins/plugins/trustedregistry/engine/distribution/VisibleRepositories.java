// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;

/** The repositories somebody may see. */
@FunctionalInterface
public interface VisibleRepositories {

    /** At most {@code limit} names that come after {@code after} (empty text: from the start), in order. */
    List<RepositoryName> to(Principal principal, String after, int limit);
}
