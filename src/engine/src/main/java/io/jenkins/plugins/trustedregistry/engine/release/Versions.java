// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.release;

import org.apache.maven.artifact.versioning.ComparableVersion;

/** The order of the registry's own versions, which are numbered as Maven's are. */
public final class Versions {
    private Versions() {}

    /** Whether a version comes behind another; a snapshot comes before its release. */
    public static boolean isNewer(String version, String than) {
        return new ComparableVersion(version).compareTo(new ComparableVersion(than)) > 0;
    }
}
