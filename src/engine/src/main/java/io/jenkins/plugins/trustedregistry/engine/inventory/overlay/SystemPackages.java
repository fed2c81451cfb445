// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.overlay;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packages of the operating system: their package URL names the distribution, which often another file of another layer tells. */
final class SystemPackages {
    private static final Set<String> TYPES = Set.of("deb", "rpm", "apk", "alpm", "opkg");
    private static final Map<String, String> NAMESPACES =
            Map.of("rhel", "redhat", "sles", "suse", "sled", "suse", "archarm", "arch");

    private final Optional<Distribution> distribution;

    SystemPackages(Optional<Distribution> distribution) {
        this.distribution = distribution;
    }

    static boolean is(PackageFacts facts) {
        return TYPES.contains(facts.type());
    }

    /** Whether these are only words about a package that something else says is installed. */
    static boolean isWord(PackageFacts facts) {
        return is(facts) && facts.version().isEmpty();
    }

    static String key(PackageFacts facts) {
        return facts.type() + "/" + facts.name();
    }

    /** With the namespace and the qualifier that name the distribution. */
    PackageFacts named(PackageFacts facts) {
        if (!is(facts) || distribution.isEmpty()) {
            return facts;
        }
        Distribution system = distribution.get();
        PackageFacts named = new PackageFacts(
                facts.type(),
                namespace(system.id()),
                facts.name(),
                facts.version(),
                facts.qualifiers(),
                facts.source(),
                facts.licences(),
                facts.within());
        return named.with(
                "distro", system.versionId().isEmpty() ? system.id() : system.id() + "-" + system.versionId());
    }

    /** The version as the package URL has it: for RPM the epoch is a qualifier. */
    static String purlVersion(PackageFacts facts) {
        if (!facts.type().equals("rpm")) {
            return facts.version();
        }
        return facts.version().substring(facts.version().indexOf(':') + 1);
    }

    private static String namespace(String id) {
        return id.startsWith("opensuse") ? "opensuse" : NAMESPACES.getOrDefault(id, id);
    }
}
