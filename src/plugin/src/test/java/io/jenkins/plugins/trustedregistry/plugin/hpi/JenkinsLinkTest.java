// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Whether every type, method and field that the plugin calls is there, with that signature, in the real jars of Jenkins and of
 * the plugins it depends on: -Djenkins.jars=FOLDER, searched for jars at any depth.
 */
class JenkinsLinkTest {

    @Test
    void everythingThePluginCallsIsInRealJenkins() throws IOException {
        Optional<Path> folder = Optional.ofNullable(System.getProperty("jenkins.jars"))
                .filter(name -> !name.isBlank() && !name.startsWith("${"))
                .map(Path::of);
        if (folder.isEmpty()) {
            System.err.println(
                    "SKIPPED: the plugin was not linked against a real Jenkins. Give -Djenkins.jars=FOLDER with its"
                            + " jars and those of the plugins jackson2-api, snakeyaml-api, bouncycastle-api, configuration-as-code.");
        }
        Assumptions.assumeTrue(folder.isPresent(), "needs -Djenkins.jars");

        ClassIndex known = new ClassIndex();
        Hpi.libraries().values().forEach(jar -> known.add(Hpi.entries(jar)));
        for (Path jar : jars(folder.get())) {
            known.add(Hpi.entries(Files.readAllBytes(jar)));
        }
        Linker linker = new Linker(known);
        List<String> faults = Stream.of("trusted-registry", "trusted-registry-engine")
                .flatMap(artifact -> linker.faults(Hpi.entries(Hpi.libraries().get(artifact))).stream())
                .distinct()
                .sorted()
                .toList();

        assertThat(linker.checked()).as("references that were looked up").isGreaterThan(1_000);
        assertThat(faults).as("what the plugin calls and Jenkins does not have").isEmpty();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
