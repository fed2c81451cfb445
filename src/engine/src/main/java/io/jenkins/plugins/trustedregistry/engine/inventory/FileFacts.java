// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What one file of a layer tells. A layer above that has the same path replaces it as a whole: so a package database that was
 * rewritten counts once, as the last layer has it.
 *
 * @param path from the root, without a leading slash
 * @param ecosystem the name of the ecosystem that read it: {@code dpkg}, {@code java}
 * @param packages what it installs or describes
 * @param distribution what it says of the operating system
 */
public record FileFacts(
        String path, String ecosystem, List<PackageFacts> packages, Optional<Distribution> distribution) {

    public FileFacts {
        packages = List.copyOf(packages);
    }
}
