// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An entry of the trash as the API shows it; kind is tag, manifest, repository or namespace. */
record TrashView(
        String id,
        String kind,
        NamespaceName namespace,
        Optional<RepositoryName> repository,
        List<Tag> tags,
        Optional<Digest> digest,
        Instant deletedAt,
        String deletedBy,
        String cause,
        String reason,
        Instant until,
        Optional<String> partOf) {

    static TrashView of(TrashEntry entry) {
        return new TrashView(
                entry.id(),
                text(entry.kind()),
                entry.namespace(),
                entry.repository(),
                entry.tags(),
                entry.digest(),
                entry.deletedAt(),
                entry.deletedBy(),
                entry.cause().name().toLowerCase(Locale.ROOT),
                entry.reason(),
                entry.until(),
                entry.partOf());
    }

    private static String text(TrashEntry.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What came back; taken are tags that could not, because something else bears their name by now. */
    record RestoredView(
            String kind,
            NamespaceName namespace,
            Optional<RepositoryName> repository,
            List<Tag> tags,
            List<Tag> taken,
            int repositories) {

        static RestoredView of(Restored restored) {
            return new RestoredView(
                    text(restored.kind()),
                    restored.namespace(),
                    restored.repository(),
                    restored.tags(),
                    restored.taken(),
                    restored.repositories());
        }
    }
}
