// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.gate.lookup.Situation;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.util.List;

/** What does not count against one image: what its repository suppresses, what is attached to it. */
@FunctionalInterface
public interface ImageWaivers {

    List<Waiver> of(Repository repository, Digest image, Situation situation) throws IOException;
}
