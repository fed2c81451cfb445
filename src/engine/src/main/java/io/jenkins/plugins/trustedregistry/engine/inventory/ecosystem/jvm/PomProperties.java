// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/** The {@code pom.properties} that Maven packs beside the classes. */
record PomProperties(String group, String artifact, String version) {
    private static final int LONGEST = 1024;

    /** Absent when a coordinate is missing, or was never filled in. */
    static Optional<PomProperties> parse(byte[] content) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(content));
        } catch (IllegalArgumentException e) {
            throw NotScannableException.damaged("It is no file of properties.");
        }
        String group = value(properties, "groupId");
        String artifact = value(properties, "artifactId");
        String version = value(properties, "version");
        return group.isEmpty() || artifact.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : Optional.of(new PomProperties(group, artifact, version));
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        return value.contains("${") || value.length() > LONGEST ? "" : value;
    }
}
