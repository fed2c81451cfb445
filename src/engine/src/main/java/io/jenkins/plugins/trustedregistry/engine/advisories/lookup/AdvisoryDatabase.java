// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import java.util.Collection;

/**
 * One generation of the vulnerability database. It never changes: an update makes a new one, and this one goes on giving the same
 * answers until it is closed. May be used by several threads at once. Whoever opened it closes it; its files stay until then.
 */
public interface AdvisoryDatabase extends AutoCloseable {

    /** Grows with every change of the data. */
    long generation();

    /** Of all its sources. */
    DataAge age();

    /** Compares versions with ranges; withdrawn records are left out. @throws AdvisoryDataException when the data can't be read */
    Lookup lookup(Collection<PackageQuery> queries);

    @Override
    void close();
}
