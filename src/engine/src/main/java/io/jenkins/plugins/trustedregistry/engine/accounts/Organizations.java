// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The organizations there are. Lists come in the order of names: at most {@code limit} after {@code after} (empty text: from the
 * start). A name never changes, because the names of images hold it.
 */
public interface Organizations {

    Optional<Organization> find(NamespaceName name);

    /**
     * Makes an organization.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 409 when the name is that of an organization or of a user of the directory,
     *     or when repositories of a former user still carry it
     */
    void create(Organization organization);

    /** Saves description, create-on-push and owners; false when it is gone. */
    boolean update(Organization organization);

    /**
     * Removes the organization with its teams; false when it was not there.
     *
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 409 while it has repositories
     */
    boolean delete(NamespaceName name);

    List<Organization> list(String after, int limit);

    /** Only those that one of these owns or has a team in. */
    List<Organization> list(Set<Member> of, String after, int limit);
}
