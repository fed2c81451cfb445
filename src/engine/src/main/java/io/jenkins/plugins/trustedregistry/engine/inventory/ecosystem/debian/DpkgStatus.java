// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.debian;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Paragraphs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paragraphs of dpkg's {@code status} and of each file of {@code status.d} (deb-control, "Binary package control files"). */
final class DpkgStatus {
    private static final Set<String> FIELDS =
            Set.of("package", "version", "architecture", "status", "source", "license");
    private static final Pattern SOURCE = Pattern.compile("([^\\s(]+)(?:\\s*\\(([^)\\s]+)\\))?");
    private static final Set<String> INSTALLED = Set.of(
            "installed", "unpacked", "half-configured", "half-installed", "triggers-awaited", "triggers-pending");

    private DpkgStatus() {}

    static void read(InputStream in, String type, Findings findings) throws IOException {
        Paragraphs paragraphs = new Paragraphs(in, FIELDS);
        for (Map<String, String> fields = paragraphs.next(); fields != null; fields = paragraphs.next()) {
            String name = fields.getOrDefault("package", "");
            String version = fields.getOrDefault("version", "");
            if (!name.isEmpty() && !version.isEmpty() && isInstalled(fields.getOrDefault("status", ""))) {
                findings.found(facts(type, name, version, fields));
            }
        }
    }

    private static PackageFacts facts(String type, String name, String version, Map<String, String> fields) {
        String licence = fields.getOrDefault("license", "");
        return PackageFacts.of(type, "", name, version)
                .with("arch", fields.getOrDefault("architecture", ""))
                .withLicences(licence.isEmpty() ? List.of() : List.of(licence))
                .withSource(source(fields.getOrDefault("source", ""), name, version));
    }

    /** {@code Source: glibc (2.36-9)}: the name and version are left out where they are those of the package. */
    static Source source(String field, String name, String version) {
        return Optional.of(SOURCE.matcher(field.strip()))
                .filter(Matcher::matches)
                .map(match -> new Source(
                        match.group(1), Optional.ofNullable(match.group(2)).orElse(version)))
                .orElse(new Source(name, version));
    }

    /**
     * {@code install ok installed}. Only what was removed counts as not there; {@code status.d} has no such field. A package that is half
     * there has files that can be called.
     */
    private static boolean isInstalled(String status) {
        return status.isEmpty() || INSTALLED.contains(status.substring(status.lastIndexOf(' ') + 1));
    }
}
