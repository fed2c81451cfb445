// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Reads RPM's database. */
public final class RpmEcosystem implements Ecosystem {
    private static final long LARGEST = 1L << 30;

    private static final Set<String> FOLDERS = Set.of("var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/");

    private static final String SQLITE = "rpmdb.sqlite";
    private static final String NDB = "Packages.db";
    private static final String BERKELEY = "Packages";

    @Override
    public String name() {
        return "rpm";
    }

    @Override
    public boolean wants(Entry entry) {
        String name = entry.name();
        return (name.equals(SQLITE) || name.equals(NDB) || name.equals(BERKELEY))
                && FOLDERS.contains(entry.path().substring(0, entry.path().length() - name.length()));
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        RpmPackages packages = new RpmPackages(findings);
        switch (content.entry().name()) {
            case SQLITE -> {
                Path file = content.file(LARGEST);
                SqliteDatabase.read(file, packages);
            }
            case NDB -> NdbDatabase.read(content.bytes(LARGEST), packages);
            default -> {
                Bytes bytes = content.bytes(LARGEST);
                BerkeleyDatabase.read(bytes, packages);
            }
        }
    }
}
