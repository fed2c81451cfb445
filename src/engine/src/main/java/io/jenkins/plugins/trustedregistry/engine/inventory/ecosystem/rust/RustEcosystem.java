// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rust;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.BytesStream;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Json;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.Executable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Reads the list of crates that {@code cargo auditable} leaves in a program: JSON, compressed, in a section of its own. */
public final class RustEcosystem implements Ecosystem {
    private static final int LARGEST_LIST = 8 << 20; // as cargo-auditable's own reader
    private static final String SECTION = ".dep-v0";

    @Override
    public String name() {
        return "rust";
    }

    @Override
    public boolean wants(Entry entry) {
        return Executable.mayBe(entry);
    }

    @Override
    public void read(Content content, Findings findings) throws IOException {
        Optional<Executable> executable = Executable.of(content);
        Optional<Bytes> section = executable.isPresent() ? executable.get().section(SECTION) : Optional.empty();
        if (section.isPresent()) {
            crates(section.get(), findings);
        }
    }

    private static void crates(Bytes section, Findings findings) throws IOException {
        byte[] list;
        try (InputStream in = new InflaterInputStream(new BytesStream(section))) {
            list = in.readNBytes(LARGEST_LIST + 1);
        }
        if (list.length > LARGEST_LIST) {
            throw NotScannableException.tooLarge("The list of crates", LARGEST_LIST);
        }
        for (JsonNode crate : Json.read(list).path("packages")) {
            String name = Json.text(crate, "name");
            String version = Json.text(crate, "version");
            // what only built the program is not in it
            if (!name.isEmpty()
                    && !version.isEmpty()
                    && !Json.text(crate, "kind").equals("build")) {
                findings.found(PackageFacts.of("cargo", "", name, version));
            }
        }
    }
}
