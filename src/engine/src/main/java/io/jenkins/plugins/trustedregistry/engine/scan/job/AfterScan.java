// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;

/** Does something with an image that was just looked into. */
@FunctionalInterface
public interface AfterScan {
    /** What is known of the image is stored already. @throws IOException when it can't be done; the scan counts all the same */
    void scanned(Repository repository, Digest image) throws IOException;
}
