// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;

/** Keeps a bill of materials that another scanner made of an image, in place of the one it made before. */
@FunctionalInterface
public interface BillKeeper {
    /** @throws IOException when it can't be done; the scan counts all the same */
    void keep(Repository repository, Digest image, ScannerName scanner, MediaType format, byte[] bill)
            throws IOException;
}
