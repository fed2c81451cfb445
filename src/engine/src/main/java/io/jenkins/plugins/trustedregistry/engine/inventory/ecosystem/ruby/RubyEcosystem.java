// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.util.Optional;

/** Reads the specifications of installed gems. */
public final class RubyEcosystem implements Ecosystem {
    private static final int LARGEST = 1 << 20;

    @Override
    public String name() {
        return "ruby";
    }

    @Override
    public boolean wants(Entry entry) {
        return entry.path().endsWith(".gemspec") && ("/" + entry.path()).contains("/specifications/");
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        Optional<PackageFacts> facts = Gemspec.parse(content.text(LARGEST));
        if (facts.isPresent()) {
            findings.found(facts.get());
        }
    }
}
