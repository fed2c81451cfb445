// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;

/** As much of a repository as a decision needs. */
record FoundRepository(long id, Visibility visibility) {

    boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }
}
