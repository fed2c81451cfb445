// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;

/** A repository for tests that need one and don't mind which. */
public final class SomeRepository {
    private SomeRepository() {}

    /** Creates it: private, scanned on push, of alice. */
    public static Repository in(Catalog catalog, RepositoryName name, Instant created) {
        return catalog.repositories()
                .create(new Repository(
                        0, name, Repository.Visibility.PRIVATE, "", Repository.ScanMode.ON_PUSH, created, "alice"))
                .orElseThrow();
    }
}
