// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

/** The order of versions in one ecosystem. */
public interface VersionOrder {
    /** No version is longer; what is longer is not accepted by any order. */
    int LONGEST = 256;

    /** Whether this is a version there, so that it can be compared. */
    boolean accepts(String version);

    /** As a comparator does; of versions that are accepted. */
    int compare(String one, String other);
}
