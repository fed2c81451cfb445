// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    private final Variables variables =
            new Variables(Map.of("NAME", "value", "EMPTY", "", "TRICKY", "pa${NAME}ss", "WHICH", "NAME"));

    @TempDir
    Path folder;

    @Test
    void replacesVariablesOfTheEnvironment() {
        assertThat(variables.apply("a ${NAME} b")).isEqualTo("a value b");
        assertThat(variables.apply("${EMPTY}")).isEmpty();
        assertThat(variables.apply("no variable, 5 $ and {braces}")).isEqualTo("no variable, 5 $ and {braces}");
    }

    @Test
    void takesTheDefaultOnlyWhenTheVariableIsNotSet() {
        assertThat(variables.apply("${NAME:-other}")).isEqualTo("value");
        assertThat(variables.apply("${NOT_SET:-other}")).isEqualTo("other");
        assertThat(variables.apply("${NOT_SET:-}")).isEmpty();
        assertThat(variables.apply("${NOT_SET:-${NAME}}")).isEqualTo("value");
    }

    @Test
    void readsFilesAsTheyAreAndTrimsThemWhenAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret ${NAME}\n");

        assertThat(variables.apply("${readFile:" + file + "}")).isEqualTo("s3cret ${NAME}\n");
        assertThat(variables.apply("${trim:${readFile:" + file + "}}")).isEqualTo("s3cret ${NAME}");
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> variables.apply("${readFile:" + missing + "}"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("can't be read");
    }

    @Test
    void keepsWhatIsEscaped() {
        assertThat(variables.apply("^${NAME}")).isEqualTo("${NAME}");
        assertThat(variables.apply("^${NOT_SET} ${NAME}")).isEqualTo("${NOT_SET} value");
    }

    @Test
    void givesBackWhatItEscaped() {
        String text = "${NAME} and ^${NAME} and $ { ^";

        assertThat(variables.apply(Variables.escaped(text))).isEqualTo(text);
    }

    @Test
    void doesNotLookIntoWhatAVariableHolds() {
        assertThat(variables.apply("${TRICKY}")).isEqualTo("pa${NAME}ss");
    }

    @Test
    void resolvesVariablesInsideVariables() {
        assertThat(variables.apply("${${WHICH}}")).isEqualTo("value");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        assertThatThrownBy(() -> variables.apply("x ${NOT_SET} y"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("The variable 'NOT_SET' is not set: set it in the environment, or give a default as"
                        + " ${NOT_SET:-default}.");
    }
}
