// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.util.Optional;

/** Reads the metadata that pip and setuptools leave beside what they install. */
public final class PythonEcosystem implements Ecosystem {
    @Override
    public String name() {
        return "python";
    }

    @Override
    public boolean wants(Entry entry) {
        String path = entry.path();
        return path.endsWith(".dist-info/METADATA")
                || path.endsWith(".egg-info/PKG-INFO")
                || path.endsWith(".egg-info")
                || path.endsWith("/EGG-INFO/PKG-INFO");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        Optional<PackageFacts> facts = Metadata.read(content.stream());
        if (facts.isPresent()) {
            findings.found(facts.get());
        }
    }
}
