// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Commands of a person at a terminal. */
public final class Shell {
    private Shell() {}

    /** Runs a script that ends at its first mistake, which is none of ours. @return what it said */
    public static String run(Path folder, Map<String, String> environment, String script) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euxc", script).redirectErrorStream(true);
        shell.environment().putAll(environment);
        shell.directory(folder.toFile());
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }
}
