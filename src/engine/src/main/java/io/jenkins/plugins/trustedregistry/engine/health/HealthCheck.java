// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.health;

import java.io.IOException;
import java.util.Optional;

/** One part of the registry that is well or not, for instance the storage. */
public interface HealthCheck {

    /** One word, shown beside the verdict. */
    String name();

    /**
     * What is wrong, as a short sentence that a stranger may read: no paths, addresses or names; empty when all is well. Asked at
     * most once a second, by one thread at a time. An exception counts as "does not answer", and only the log gets it.
     */
    Optional<String> problem() throws IOException;
}
