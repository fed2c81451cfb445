// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.trash;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was deleted and is kept for a while. Lists come with the latest first. */
public interface Trash {

    /**
     * A page of what can be restored.
     *
     * @param before only entries that sort before this one; empty: from the latest
     */
    List<TrashEntry> list(Scope scope, String before, int limit);

    Optional<TrashEntry> find(String id);

    /** What the registry was told to keep for the restoration of a namespace. */
    Optional<String> document(String id);

    /**
     * Restores something under its name or another. Clashes are refused: nothing that is in use is touched. Tags of a manifest
     * that point elsewhere by now stay in the trash.
     *
     * @param as another name for a tag, or for a repository within its namespace
     * @param by who restores
     * @return empty when there is no such entry, or it is being purged
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 409 when a name is taken, or what it
     *     belongs to is itself in the trash
     */
    Optional<Restored> restore(String id, Optional<String> as, String by);

    /**
     * Points a tag at a manifest it has pointed at before, bringing that back from the trash if it lies there.
     *
     * @return false when the tag never pointed there, as far as is known, or the manifest is gone for good
     */
    boolean rollBack(long repositoryId, Tag tag, Digest digest, String by);

    /** Removes an entry for good; false when there is none. A large repository goes in several steps and is out of reach at once. */
    boolean purge(String id);

    /** Entries whose time is over, or whose removal was begun, at most {@code limit}. */
    List<String> due(Instant now, int limit);

    /** How much space it takes. Looks at every blob that something in the trash names. */
    TrashWeight weight();

    /** Which part of the trash to list. */
    sealed interface Scope {

        /** Everything. */
        record All() implements Scope {}

        /** What belonged to a namespace and was not put away with it. */
        record OfNamespace(NamespaceName namespace) implements Scope {}

        /** Tags and manifests of a repository that is in use. */
        record OfRepository(long repositoryId) implements Scope {}

        /** What went with a namespace, by the entry of that. */
        record PartOf(String id) implements Scope {}
    }
}
