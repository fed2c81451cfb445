// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.List;

/** Finds out who signed something. */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * @param signed whatever may be signed: an image, and indexes that list it
     * @return what is proven, of any of them
     */
    Signed of(Repository repository, List<Digest> signed) throws IOException;
}
