// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;

/**
 * The repositories somebody may pull from, in the order of names: at most {@code limit} whose names come after {@code after} (empty
 * text: from the start). All limits of the credential count; a list for which a bearer token's own grants must not count is asked
 * for with {@link Limits#withoutGranted()}.
 */
public interface VisibleRepositories {

    List<Repository> to(Principal principal, String after, int limit);

    /** The same within one namespace. */
    List<Repository> to(Principal principal, NamespaceName namespace, String after, int limit);
}
