// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Paragraphs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a distribution's metadata (Python packaging, "Core metadata specifications"); the text behind it is not read. */
final class Metadata {
    private static final Set<String> FIELDS = Set.of("name", "version", "license", "license-expression", "classifier");
    private static final String LICENCE_CLASS = "License :: ";
    private static final int LONGEST_LICENCE = 200;

    private Metadata() {}

    static Optional<PackageFacts> read(InputStream in) throws IOException {
        Map<String, String> fields = new Paragraphs(in, FIELDS).next();
        if (fields == null) {
            return Optional.empty();
        }
        String name = first(fields, "name");
        String version = first(fields, "version");
        if (name.isEmpty() || version.isEmpty() || name.contains(" ")) {
            return Optional.empty();
        }
        return Optional.of(PackageFacts.of("pypi", "", name, version).withLicences(licences(fields)));
    }

    private static String first(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").lines().findFirst().orElse("").strip();
    }

    /** The expression, or the words, or the classes. The field {@code License} has whole texts at times; those are not words. */
    private static List<String> licences(Map<String, String> fields) {
        String expression = first(fields, "license-expression");
        if (!expression.isEmpty()) {
            return List.of(expression);
        }
        String words = fields.getOrDefault("license", "").strip();
        if (!words.isEmpty()
                && !words.equals("UNKNOWN")
                && words.indexOf('\n') < 0
                && words.length() <= LONGEST_LICENCE) {
            return List.of(words);
        }
        List<String> classes = new ArrayList<>();
        fields.getOrDefault("classifier", "")
                .lines()
                .filter(line -> line.startsWith(LICENCE_CLASS) && line.length() <= LONGEST_LICENCE)
                .map(line -> line.substring(line.lastIndexOf(":: ") + 3).strip())
                .filter(word -> !word.equals("OSI Approved"))
                .forEach(classes::add);
        return classes;
    }
}
