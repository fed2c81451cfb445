// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * JCasC finds the keys below {@code trustedRegistry:} by accessors. A new block of the settings needs a getter and a setter in
 * {@link TrustedRegistryConfiguration}, written like the others; everything below a block is found by itself.
 */
class ConfigurationKeysTest {

    @Test
    void everyBlockOfTheSettingsHasItsAccessors() {
        for (RecordComponent block : Settings.class.getRecordComponents()) {
            String name = Character.toUpperCase(block.getName().charAt(0))
                    + block.getName().substring(1);

            assertThat(method("get" + name).getGenericReturnType())
                    .as("get%s() of TrustedRegistryConfiguration, for the key %s", name, block.getName())
                    .isEqualTo(block.getGenericType());
            assertThat(method("set" + name).getGenericParameterTypes())
                    .as("set%s(...) of TrustedRegistryConfiguration, for the key %s", name, block.getName())
                    .containsExactly(block.getGenericType());
        }
    }

    @Test
    void thereIsNoSetterForAKeyThatTheSettingsDoNotHave() {
        List<String> blocks = Arrays.stream(Settings.class.getRecordComponents())
                .map(block -> "set" + block.getName().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Arrays.stream(TrustedRegistryConfiguration.class.getDeclaredMethods())
                        .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                        .map(Method::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT)))
                .isSubsetOf(blocks);
    }

    private static Method method(String name) {
        return Arrays.stream(TrustedRegistryConfiguration.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("TrustedRegistryConfiguration has no " + name));
    }
}
