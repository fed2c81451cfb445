// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.copy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Which tags a mirror takes. */
public interface Choice {

    /** Whether the criteria match a tag of the source. */
    boolean isWanted(Tag tag);

    /** Why an image must not leave its registry, as a sentence; empty when it may. What can't be judged may not. */
    Optional<String> against(Digest image);

    /** False for a tag beside an image that is known not to be there, so that nobody is asked for it. */
    boolean mayHaveBeside(Tag tag);
}
