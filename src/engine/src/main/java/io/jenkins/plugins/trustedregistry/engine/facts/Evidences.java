// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.facts;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** Takes evidence from the host, in process; no call over the network reaches this, so what stands here is the host's own word. */
public interface Evidences {

    /**
     * Says something of the making of an image, in place of what was said before under the same names; rules that wait for it are
     * asked again. It belongs to the image in this repository, and goes along when the image is promoted.
     *
     * @return false when the repository or the image is not there
     */
    boolean give(RepositoryName repository, Digest image, Evidence evidence);

    /** What was said; nothing of an image that is not there. */
    Evidence of(RepositoryName repository, Digest image);
}
