// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.util.Optional;
import java.util.Set;

/**
 * The symbolic links that are worth knowing: those at the top, through which systems with a merged {@code /usr} reach their folders, and
 * those under which a file or folder that describes the system may hide. Others are not followed: what they lead to is found where it is.
 */
final class Links {
    private static final Set<String> KNOWN = Set.of(
            "etc/os-release",
            "usr/lib/os-release",
            "var/lib/dpkg",
            "var/lib/dpkg/status",
            "var/lib/rpm",
            "usr/lib/sysimage/rpm",
            "lib/apk",
            "lib/apk/db",
            "usr/lib/apk");

    private Links() {}

    static void note(String path, String link, Collected collected) throws NotScannableException {
        if (path.indexOf('/') < 0 || KNOWN.contains(path)) {
            Optional<String> target = EntryPath.target(path, link);
            if (target.isPresent() && !target.get().isEmpty()) {
                collected.link(path, target.get());
            }
        }
    }
}
