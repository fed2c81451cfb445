// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import java.util.Locale;
import java.util.Set;

/**
 * An ecosystem.
 *
 * @param base what the data is published by: {@code Debian}, {@code Maven}
 * @param release of a distribution, without its colon: {@code 12}, {@code 24.04:LTS}; else empty or the address of a repository
 */
public record Ecosystem(String base, String release) {
    private static final Set<String> WITH_RELEASES = Set.of(
            "AlmaLinux",
            "Alpaquita",
            "Alpine",
            "Azure Linux",
            "BellSoft Hardened Containers",
            "Debian",
            "Mageia",
            "openEuler",
            "openSUSE",
            "Photon OS",
            "Red Hat",
            "Rocky Linux",
            "Root",
            "SUSE",
            "TuxCare",
            "Ubuntu");

    public static Ecosystem parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new Ecosystem(text, "") : new Ecosystem(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether a release says which data holds; else what stands behind the colon does not matter. */
    boolean hasReleases() {
        return WITH_RELEASES.contains(base);
    }

    /** A package's name in the form under which it is kept and sought. */
    public String packageName(String name) {
        return switch (base) {
            case "PyPI" -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
            case "NuGet", "Packagist" -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    @Override
    public String toString() {
        return release.isEmpty() ? base : base + ":" + release;
    }
}
