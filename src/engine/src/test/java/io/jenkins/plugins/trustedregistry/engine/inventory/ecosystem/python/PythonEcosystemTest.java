// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEcosystemTest {
    @TempDir
    Path temporary;

    private Found read(String text) throws IOException {
        return Found.in(new PythonEcosystem(), temporary, "lib/x-1.dist-info/METADATA", text);
    }

    @Test
    void readsTheHeaderOnly() throws IOException {
        Found found = read(
                "Metadata-Version: 2.1\r\nName: PyYAML\r\nVersion: 6.0.1\r\nLicense: MIT\r\n\r\nName: not-this\r\nVersion: 0\r\n");
        assertThat(found.names()).containsExactly("PyYAML 6.0.1");
        assertThat(found.packages.get(0).licences()).containsExactly("MIT");
    }

    @Test
    void takesTheBestWordsForTheLicence() throws IOException {
        assertThat(
                        read("Name: a\nVersion: 1\nLicense: whole\n text\n of it\nClassifier: License :: OSI Approved :: MIT License\n")
                                .packages
                                .get(0)
                                .licences())
                .containsExactly("MIT License");
        assertThat(read("Name: a\nVersion: 1\nLicense: x\nLicense-Expression: MIT OR Apache-2.0\n")
                        .packages
                        .get(0)
                        .licences())
                .containsExactly("MIT OR Apache-2.0");
        assertThat(read("Name: a\nVersion: 1\nLicense: UNKNOWN\n")
                        .packages
                        .get(0)
                        .licences())
                .isEmpty();
    }

    @Test
    void withoutNameOrVersionItIsNone() throws IOException {
        assertThat(read("Name: a\n").packages).isEmpty();
        assertThat(read("").packages).isEmpty();
        assertThat(read("Version: 1\nName: two words\n").packages).isEmpty();
    }
}
