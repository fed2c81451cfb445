// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryChoiceTest {
    private static final RegistryChoice NOTHING = new RegistryChoice("", "", false);
    private static final Map<String, String> BLOCK =
            new RegistryChoice("https://harbor.example", "robot", false).variables("https://harbor.example");

    @Test
    void withoutAnythingItIsTheRegistryOfThisJenkinsAsTheBuild() {
        assertThat(RegistryChoice.of(NOTHING, Map.of("HOME", "/home/jenkins"))).isEqualTo(NOTHING);
    }

    @Test
    void aStepTakesWhatTheBlockAroundItSays() {
        assertThat(RegistryChoice.of(NOTHING, BLOCK))
                .isEqualTo(new RegistryChoice("https://harbor.example", "robot", false));
    }

    @Test
    void aBlockThatSaysNothingMeansTheRegistryOfThisJenkinsAlsoInsideAnother() {
        assertThat(RegistryChoice.ofBlock(NOTHING, BLOCK)).isEqualTo(NOTHING);
        assertThat(RegistryChoice.ofBlock(new RegistryChoice("", "admin", false), BLOCK)
                        .url())
                .isEqualTo("https://harbor.example");
    }

    @Test
    void aStepsOwnRegistryDoesNotGetTheBlocksCredentials() {
        assertThat(RegistryChoice.of(new RegistryChoice("https://other.example", "", false), BLOCK))
                .isEqualTo(new RegistryChoice("https://other.example", "", false));
    }

    @Test
    void credentialsAloneAreForTheBlocksRegistry() {
        assertThat(RegistryChoice.of(new RegistryChoice("", "admin", false), BLOCK))
                .isEqualTo(new RegistryChoice("https://harbor.example", "admin", false));
    }

    @Test
    void theSameRegistryNamedAgainKeepsTheCredentials() {
        assertThat(RegistryChoice.of(new RegistryChoice("https://harbor.example", "", false), BLOCK)
                        .credentialsId())
                .isEqualTo("robot");
    }
}
