// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import io.jenkins.plugins.trustedregistry.engine.credentials.Refused;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"technology+ci", "a+b", "a-b.c_d+ci-1.x_y", "technology+0"})
    void isReadBackFromItsText(String text) {
        assertThat(RobotName.parse(text)).hasToString(text);
        assertThat(RobotName.parse(text).member()).hasToString("robot:" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "technology",
                "technology+",
                "+ci",
                "technology+CI",
                "Technology+ci",
                "technology+ci+x",
                "technology+ci:x",
                "technology+a b",
                "technology+$x",
                "technology+-x",
                "technology+x-",
                "technology+a..b",
                "technology+é"
            })
    void refusesOtherForms(String text) {
        assertThat(Refused.invalid(() -> RobotName.parse(text))).contains("not well-formed");
    }

    @Test
    void isAsShortAsANameShouldBe() {
        NamespaceName organization = NamespaceName.parse("technology");
        new RobotName(organization, "a".repeat(64));

        assertThat(Refused.invalid(() -> new RobotName(organization, "a".repeat(65))))
                .contains("64");
    }

    @Test
    void needsNoQuotingInAShellOrAnAddress() throws Exception {
        String name = "tech-no.lo_gy+ci-1.x_y";

        assertThat(URI.create("https://" + name + ":secret@registry.example.com/")
                        .getRawUserInfo())
                .isEqualTo(name + ":secret");
        assertThat(Commands.run(Path.of("."), "sh", "-c", "X=" + name + "; printf %s " + name + " $X")
                        .text())
                .isEqualTo(name + name);
    }
}
