// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.Executable;
import java.io.IOException;
import java.util.Optional;

/** Reads what Go's linker says of the modules in a program. */
public final class GolangEcosystem implements Ecosystem {
    @Override
    public String name() {
        return "golang";
    }

    @Override
    public boolean wants(Entry entry) {
        return Executable.mayBe(entry);
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        Optional<Executable> executable = Executable.of(content);
        if (executable.isPresent()) {
            Optional<BuildInfo> info = BuildInfo.of(executable.get());
            if (info.isPresent()) {
                for (PackageFacts module : Modules.of(info.get())) {
                    findings.found(module);
                }
            }
        }
    }
}
