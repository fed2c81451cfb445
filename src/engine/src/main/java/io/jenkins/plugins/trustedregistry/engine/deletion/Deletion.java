// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

/** All that deletes and undoes, over one catalog. */
public record Deletion(Deletions deletions, Undo undo, TrashPurge purge, UntaggedCollection untagged) {

    public static Deletion of(DeletionParts parts) {
        Listeners listeners = new Listeners(parts.listeners());
        OrganizationTrash organizations = new OrganizationTrash(parts);
        RepositoryTrash repositories = new RepositoryTrash(parts);
        Deletions deletions = new Deletions(
                parts.catalog().removals(),
                organizations,
                repositories,
                new Window(parts.window(), parts.clock()),
                listeners);
        return new Deletion(
                deletions,
                new Undo(parts.catalog().trash(), organizations, repositories, listeners),
                new TrashPurge(parts.catalog().trash(), parts.catalog().history(), parts.history(), parts.settled()),
                new UntaggedCollection(parts, deletions));
    }
}
