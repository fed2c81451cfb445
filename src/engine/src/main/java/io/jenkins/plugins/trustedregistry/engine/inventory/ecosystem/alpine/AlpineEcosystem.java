// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;

/** Reads the database of apk. */
public final class AlpineEcosystem implements Ecosystem {
    @Override
    public String name() {
        return "apk";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().equals("lib/apk/db/installed") || entry.path().equals("usr/lib/apk/db/installed");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        ApkInstalled.read(content.stream(), findings);
    }
}
