// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.DataAge;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The files of one generation, held until it is closed. */
final class Generation implements AdvisoryDatabase {
    private final long number;
    private final List<SharedFile> files;
    private final Facts facts;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param facts of the same files */
    Generation(long number, List<SharedFile> files, Facts facts) {
        this.number = number;
        this.files = List.copyOf(files);
        this.facts = facts;
    }

    @Override
    public long generation() {
        return number;
    }

    @Override
    public DataAge age() {
        return new DataAge(files.stream().map(file -> age(file.data())).toList());
    }

    static DataAge.Source age(SourceData data) {
        return new DataAge.Source(data.source(), data.asOf(), data.imported(), data.entries());
    }

    @Override
    public Lookup lookup(Collection<PackageQuery> queries) {
        if (closed.get()) {
            throw new IllegalStateException("This generation of the vulnerability database was closed");
        }
        return new Search(number, files, facts).of(queries);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            files.forEach(SharedFile::release);
        }
    }
}
