// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.util.Set;

/** Reads the databases of dpkg and opkg. */
public final class DebianEcosystem implements Ecosystem {
    private static final String INFO = "var/lib/dpkg/info/";
    private static final String PARTS = "var/lib/dpkg/status.d/";
    private static final String DOC = "usr/share/doc/";
    private static final Set<String> STATUS =
            Set.of("var/lib/dpkg/status", "usr/lib/dpkg/status", "usr/lib/dpkg-db/status");
    private static final Set<String> OPKG = Set.of("usr/lib/opkg/status", "var/lib/opkg/status");

    @Override
    public String name() {
        return "dpkg";
    }

    @Override
    public boolean wants(Entry entry) {
        String path = entry.path();
        return isStatus(path)
                || (path.startsWith(PARTS) && path.indexOf('/', PARTS.length()) < 0)
                || isList(path)
                || (path.startsWith(DOC) && path.endsWith("/copyright"))
                || OPKG.contains(path);
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        String path = content.entry().path();
        if (isList(path)) {
            FileList.paths(content, owner(path, INFO), findings);
        } else if (path.startsWith(PARTS) && path.endsWith(".md5sums")) {
            FileList.sums(content, owner(path, PARTS), findings);
        } else if (path.startsWith(DOC)) {
            Copyright.read(content, path.substring(DOC.length(), path.length() - "/copyright".length()), findings);
        } else {
            DpkgStatus.read(content.stream(), OPKG.contains(path) ? "opkg" : "deb", findings);
        }
    }

    private static boolean isStatus(String path) {
        return STATUS.contains(path);
    }

    private static boolean isList(String path) {
        return path.startsWith(INFO) && path.endsWith(".list");
    }

    /** The package's name in the name of a file: {@code libc6:amd64.list}. */
    private static String owner(String path, String folder) {
        String name = path.substring(folder.length(), path.lastIndexOf('.'));
        int colon = name.indexOf(':');
        return "deb/" + (colon < 0 ? name : name.substring(0, colon));
    }
}
