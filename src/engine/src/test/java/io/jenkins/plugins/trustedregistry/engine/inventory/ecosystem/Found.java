// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what an ecosystem finds. */
public final class Found implements Findings {
    public final List<PackageFacts> packages = new ArrayList<>();
    public final List<Distribution> distributions = new ArrayList<>();
    public final Map<String, String> owners = new TreeMap<>();
    public final List<Omission> omissions = new ArrayList<>();

    /** What is found in a file of this content. */
    public static Found in(Ecosystem ecosystem, Path temporary, String path, byte[] content) throws IOException {
        Found found = new Found();
        found.read(ecosystem, temporary, path, content);
        return found;
    }

    public static Found in(Ecosystem ecosystem, Path temporary, String path, String content) throws IOException {
        return in(ecosystem, temporary, path, content.getBytes(StandardCharsets.UTF_8));
    }

    public void read(Ecosystem ecosystem, Path temporary, String path, byte[] content) throws IOException {
        Entry entry = new Entry(path, content.length, content.length > 0 && content[0] == 0x7f);
        try (Content file = new Content(entry, new ByteArrayInputStream(content), new Workspace(temporary))) {
            ecosystem.read(file, this);
        }
    }

    /** Name and version of each package. */
    public List<String> names() {
        return packages.stream()
                .map(each ->
                        (each.namespace().isEmpty() ? "" : each.namespace() + "/") + each.name() + " " + each.version())
                .toList();
    }

    @Override
    public void found(PackageFacts facts) {
        packages.add(facts);
    }

    @Override
    public void found(Distribution distribution) {
        distributions.add(distribution);
    }

    @Override
    public void owns(String path, String owner) {
        owners.put(path, owner);
    }

    @Override
    public void omitted(String within, NotScanned.Reason reason, String detail) {
        omissions.add(new Omission(within, reason, detail));
    }
}
