// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.util.Map;

/** Reads what the system says of itself. */
public final class OsReleaseEcosystem implements Ecosystem {
    private static final int LARGEST = 64 * 1024;

    /** Files that only have a version or a sentence, and whose they are. */
    private static final Map<String, String> OLD = Map.of(
            "etc/alpine-release", "alpine",
            "etc/debian_version", "debian",
            "etc/centos-release", "",
            "etc/rocky-release", "",
            "etc/almalinux-release", "",
            "etc/fedora-release", "",
            "etc/redhat-release", "");

    @Override
    public String name() {
        return "os-release";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().endsWith("/os-release")
                || entry.path().startsWith("usr/lib/os-release.d/")
                || OLD.containsKey(entry.path());
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        String text = content.text(LARGEST);
        String id = OLD.get(content.entry().path());
        if (id == null) {
            findings.found(OsRelease.parse(text));
        } else {
            OldRelease.parse(id, text).ifPresent(findings::found);
        }
    }
}
