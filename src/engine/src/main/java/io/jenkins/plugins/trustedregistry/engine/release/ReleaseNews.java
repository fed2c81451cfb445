// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.release;

import java.time.Instant;
import java.util.Optional;

/** Tells of the newest release there is. */
public interface ReleaseNews {
    /** Nobody is asked. */
    ReleaseNews NONE = () -> new News("", Optional.empty(), Optional.empty(), Optional.empty());

    /** What is known; may take some seconds when somebody else is asked, and remembers what they said for a while. Throws nothing. */
    News latest();

    /**
     * The newest release.
     *
     * @param page where to read about it, https or http; empty when nobody said
     */
    record Release(String version, String page) {}

    /**
     * What is known.
     *
     * @param source who is asked, for a sentence; empty: nobody is
     * @param release the newest there is, which may be the one that runs; empty when it is not known
     * @param checkedAt when they were asked
     * @param problem why it is not known, a sentence
     */
    record News(String source, Optional<Release> release, Optional<Instant> checkedAt, Optional<String> problem) {}
}
