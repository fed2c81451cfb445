// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What came back.
 *
 * @param repository as it is called now; empty for a namespace
 * @param tags that are there again
 * @param taken tags that stay away, because something else bears their name by now
 * @param repositories how many came back with a namespace
 */
public record Restored(
        TrashEntry.Kind kind,
        NamespaceName namespace,
        Optional<RepositoryName> repository,
        List<Tag> tags,
        List<Tag> taken,
        int repositories) {

    public Restored {
        tags = List.copyOf(tags);
        taken = List.copyOf(taken);
    }
}
