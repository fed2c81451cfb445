// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/** Runs mirrors: when somebody asks, and those that poll by their schedules. */
public interface MirrorStarter {

    /**
     * Asks for a run, also of a mirror that is not active, and returns without waiting for it.
     *
     * @param tag at the source; empty: all that match
     * @param requestedBy the name shown of whoever asks
     */
    Job run(Repository repository, Mirror mirror, Optional<Tag> tag, String requestedBy);

    /** To be called behind every change of a mirror, outside its transaction: schedules are read anew. */
    void changed();
}
