// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.npm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;

/**
 * Reads the packages that npm, yarn and pnpm put into {@code node_modules}. A lock file says what is wanted, not what is there; what is
 * there is found.
 */
public final class NpmEcosystem implements Ecosystem {
    private static final int LARGEST = 4 << 20;

    @Override
    public String name() {
        return "npm";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.isAt("package.json") && ("/" + entry.path()).contains("/node_modules/");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        var facts = PackageJson.parse(content.array(LARGEST));
        if (facts.isPresent()) {
            findings.found(facts.get());
        }
    }
}
