// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/**
 * Something that belongs to a repository by its name and of which this package knows nothing. It is put down as a text and removed when
 * the repository goes to the trash, and taken up again when that comes back; all within the transaction that does it. What hangs on the
 * repository's row needs none of this.
 */
public interface RepositoryKeepsake {
    /** What it is called in the trash; never changed, because the trash outlives a version. */
    String name();

    /** All of it as a text. */
    String putDown(RepositoryName repository);

    /** Removes it, also when the repository goes for good and nothing was put down. */
    void remove(RepositoryName repository);

    /**
     * Makes it as it was put down.
     *
     * @param repository as it is called now
     */
    void takeUp(RepositoryName repository, String text);
}
