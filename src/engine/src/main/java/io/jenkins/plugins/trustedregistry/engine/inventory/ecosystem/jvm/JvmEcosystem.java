// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;

/** Reads Java archives, and the archives in them. */
public final class JvmEcosystem implements Ecosystem {
    private static final long LARGEST = 2L << 30;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public boolean wants(Entry entry) {
        return JavaArchive.isNamedLikeOne(entry.path());
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        new JavaArchive(content.workspace(), findings)
                .read(content.bytes(LARGEST), content.entry().name(), "");
    }
}
