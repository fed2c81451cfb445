// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;

/** Reads the database of pacman. */
public final class ArchEcosystem implements Ecosystem {
    private static final String FOLDER = "var/lib/pacman/local/";

    @Override
    public String name() {
        return "pacman";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().startsWith(FOLDER)
                && (entry.path().endsWith("/desc") || entry.path().endsWith("/files"));
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        String path = content.entry().path();
        if (path.endsWith("/files")) {
            PacmanFiles.owned(content.stream(), folder(path), findings);
        } else {
            PacmanFiles.described(content.stream(), findings);
        }
    }

    /** The package's name: the folder's without version and release. */
    private static String folder(String path) {
        String folder = path.substring(FOLDER.length(), path.lastIndexOf('/'));
        int release = folder.lastIndexOf('-');
        int version = release < 0 ? -1 : folder.lastIndexOf('-', release - 1);
        return version < 0 ? folder : folder.substring(0, version);
    }
}
