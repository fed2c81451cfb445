// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;

/**
 * Something that belongs to an organization and of which this package knows nothing: it is put down as a text before the organization
 * goes to the trash, and taken up again when that comes back. Both are called within the transaction that does it.
 */
public interface Keepsake {

    /** What it is called in the trash; never changed, because the trash outlives a version. */
    String name();

    /** All of it as a text. May hold secrets only as closed as their own table does. */
    String putDown(NamespaceName organization);

    /**
     * Removes what is not gone with the organization's own row, also when the organization goes for good and nothing was put down; within
     * the same transaction.
     */
    default void remove(NamespaceName organization) {}

    /** Makes it as it was put down. The organization is there again, and has nothing of the kind. */
    void takeUp(NamespaceName organization, String text);
}
