// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Optional;

/** The repositories there are. Lists come in the order of names. */
public interface Repositories {

    Optional<Repository> find(RepositoryName name);

    /** The repository of an id that the catalog gave out; empty when it is gone. */
    Optional<Repository> find(long id);

    /** Makes a repository; the id of the argument is ignored. Empty when one of that name exists already. */
    Optional<Repository> create(Repository repository);

    /** The same with its rules, in one transaction. */
    Optional<Repository> create(Repository repository, RepositoryRules rules);

    /** Saves visibility, description and scan mode; false when it is gone. */
    boolean update(Repository repository);

    /** The same with its rules, in one transaction. */
    boolean update(Repository repository, RepositoryRules rules);

    /** Removes a repository for good, past the trash, and otherwise as {@code Removals} does; false when it was not there. */
    boolean delete(RepositoryName name);

    /** At most {@code limit} repositories whose names come after {@code after} (empty text: from the start). */
    List<Repository> list(String after, int limit);

    /** The same within one namespace. */
    List<Repository> list(NamespaceName namespace, String after, int limit);
}
