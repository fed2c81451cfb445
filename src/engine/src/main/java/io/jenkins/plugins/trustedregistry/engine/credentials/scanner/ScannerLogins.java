// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.scanner;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Duration;

/** Gives scanners something to pull an image with. */
public interface ScannerLogins {

    /**
     * A new login.
     *
     * @param scanner its name, for the audit log
     * @param life after which it ends by itself
     */
    ScannerLogin begin(String scanner, RepositoryName repository, Duration life);

    /** Ends a login by its id, and what was issued for it, at once; nothing when it has ended. */
    void end(String id);
}
