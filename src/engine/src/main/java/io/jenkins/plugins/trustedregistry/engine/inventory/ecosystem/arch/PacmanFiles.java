// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.arch;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of pacman's database: sections that begin with {@code %NAME%} and end with an empty line. */
final class PacmanFiles {
    private static final int MOST_LICENCES = 50;

    private PacmanFiles() {}

    static void described(InputStream in, Findings findings) throws IOException {
        Map<String, String> fields = new HashMap<>();
        List<String> licences = new ArrayList<>();
        String section = "";
        Lines lines = new Lines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("%") && line.endsWith("%")) {
                section = line;
            } else if (section.equals("%LICENSE%") && !line.isBlank() && licences.size() < MOST_LICENCES) {
                licences.add(line.strip());
            } else if (!line.isBlank() && isKept(section)) {
                fields.putIfAbsent(section, line.strip());
            }
        }
        String name = fields.getOrDefault("%NAME%", "");
        String version = fields.getOrDefault("%VERSION%", "");
        if (!name.isEmpty() && !version.isEmpty()) {
            findings.found(PackageFacts.of("alpm", "", name, version)
                    .with("arch", fields.getOrDefault("%ARCH%", ""))
                    .withLicences(licences)
                    .withSource(new Source(fields.getOrDefault("%BASE%", name), version)));
        }
    }

    static void owned(InputStream in, String name, Findings findings) throws IOException {
        boolean files = false;
        Lines lines = new Lines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("%")) {
                files = line.equals("%FILES%");
            } else if (files && !line.isBlank()) {
                findings.owns(line, "alpm/" + name);
            }
        }
    }

    private static boolean isKept(String section) {
        return switch (section) {
            case "%NAME%", "%VERSION%", "%ARCH%", "%BASE%" -> true;
            default -> false;
        };
    }
}
