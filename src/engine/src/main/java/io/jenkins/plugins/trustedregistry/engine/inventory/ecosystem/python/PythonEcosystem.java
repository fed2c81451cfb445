// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the metadata that pip and setuptools leave beside what they install. */
public final class PythonEcosystem implements Ecosystem {
    private static final String EGG = ".egg";
    /** What pip puts aside while it replaces a distribution, and leaves when that fails: {@code ~ip-21.0.dist-info}. Nothing imports it. */
    private static final Pattern LEFT_OVER = Pattern.compile("(?:^|/)~[^/]*\\.(?:dist|egg)-info(?:/[^/]*)?$");

    @Override
    public String name() {
        return "python";
    }

    @Override
    public boolean wants(Entry entry) {
        String path = entry.path();
        return (path.endsWith(".dist-info/METADATA")
                        || path.endsWith(".egg-info/PKG-INFO")
                        || path.endsWith(".egg-info")
                        || path.endsWith("/EGG-INFO/PKG-INFO")
                        || path.endsWith(EGG))
                && !LEFT_OVER.matcher(path).find();
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        Optional<PackageFacts> facts =
                content.entry().path().endsWith(EGG) ? Egg.read(content.stream()) : Metadata.read(content.stream());
        if (facts.isPresent()) {
            findings.found(facts.get());
        }
    }
}
