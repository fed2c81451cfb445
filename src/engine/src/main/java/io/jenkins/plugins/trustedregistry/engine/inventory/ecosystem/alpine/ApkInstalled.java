// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.alpine;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code installed} file of apk: one field a line, a letter and a colon before it, an empty line behind each package. The files of a
 * package are a folder ({@code F:}) and its entries ({@code R:}).
 */
final class ApkInstalled {
    private final Findings findings;
    private String name = "";
    private String version = "";
    private String arch = "";
    private String licence = "";
    private String origin = "";
    private String folder = "";

    private ApkInstalled(Findings findings) {
        this.findings = findings;
    }

    static void read(InputStream in, Findings findings) throws IOException {
        ApkInstalled state = new ApkInstalled(findings);
        Lines lines = new Lines(in);
        @Nullable String line;
        while ((line = lines.next()) != null) {
            if (line.isEmpty()) {
                state.end();
            } else if (line.length() > 1 && line.charAt(1) == ':') {
                state.field(line.charAt(0), line.substring(2).strip());
            }
        }
        state.end();
    }

    private void field(char letter, String value) {
        switch (letter) {
            case 'P' -> name = value;
            case 'V' -> version = value;
            case 'A' -> arch = value;
            case 'L' -> licence = value;
            case 'o' -> origin = value;
            case 'F' -> folder = value;
            case 'R' -> {
                if (!name.isEmpty()) {
                    findings.owns(folder.isEmpty() ? value : folder + "/" + value, "apk/" + name);
                }
            }
            default -> {} // checksums, dependencies, rights
        }
    }

    private void end() throws IOException {
        if (!name.isEmpty() && !version.isEmpty()) {
            findings.found(PackageFacts.of("apk", "", name, version)
                    .with("arch", arch)
                    .withLicences(licence.isEmpty() ? List.of() : List.of(licence))
                    .withSource(new Source(origin.isEmpty() ? name : origin, version)));
        }
        name = "";
        version = "";
        arch = "";
        licence = "";
        origin = "";
        folder = "";
    }
}
