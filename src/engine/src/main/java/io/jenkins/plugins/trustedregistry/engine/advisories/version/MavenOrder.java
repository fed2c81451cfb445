// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import org.apache.maven.artifact.versioning.ComparableVersion;

/** Maven's own. It compares anything. */
final class MavenOrder implements VersionOrder {

    @Override
    public boolean accepts(String version) {
        return !version.isBlank() && version.length() <= LONGEST;
    }

    @Override
    public int compare(String one, String other) {
        int quick = Numbered.compare(one, other);
        return quick == Numbered.UNDECIDED ? new ComparableVersion(one).compareTo(new ComparableVersion(other)) : quick;
    }
}
