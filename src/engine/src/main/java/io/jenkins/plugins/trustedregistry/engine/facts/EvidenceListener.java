// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** Told that evidence of an image was given, within the transaction that keeps it; what it throws ends that. Short. */
@FunctionalInterface
public interface EvidenceListener {

    void evidenceGiven(Repository repository, Digest digest);
}
