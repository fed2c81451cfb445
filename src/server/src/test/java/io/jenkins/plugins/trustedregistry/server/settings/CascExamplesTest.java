// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CascExamplesTest {
    private static final Path EXAMPLES = Path.of("../../casc-examples");
    private static final Variables VARIABLES =
            new Variables(Map.of("ALICE_PASSWORD", "alice's own", "NIGEL_PASSWORD", "nigel's own"));

    @Test
    void theMinimalFileGivesATeamARepository() {
        Settings settings =
                ServerSettings.read(EXAMPLES.resolve("minimal.yaml"), VARIABLES).registry();

        assertThat(settings.organizations()).singleElement().satisfies(technology -> {
            assertThat(technology.name().name()).isEqualTo("technology");
            assertThat(technology.repositories().get(0).grants().get(0).right()).isEqualTo("read-write");
        });
        assertThat(settings.withOrganizations(List.of())).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void theFullFileIsReadAndWrittenBackTheSame() {
        ServerSettings settings = ServerSettings.read(EXAMPLES.resolve("full.yaml"), VARIABLES);
        String written = SettingsFile.write(settings.registry());

        assertThat(settings.accounts().users()).hasSize(2);
        assertThat(SettingsFile.read("written", written, UnaryOperator.identity()))
                .isEqualTo(settings.registry());
    }

    @Test
    void theFileOfPromotionIsReadAndWrittenBackTheSame() {
        Settings settings = ServerSettings.read(EXAMPLES.resolve("promotion.yaml"), VARIABLES)
                .registry();

        assertThat(settings.organizations().get(0).repositories().get(1).promotions())
                .hasSize(2);
        assertThat(SettingsFile.read("written", SettingsFile.write(settings), UnaryOperator.identity()))
                .isEqualTo(settings);
    }

    @Test
    void theFileOfMirrorsIsReadAndWrittenBackTheSame() {
        Settings settings = ServerSettings.read(EXAMPLES.resolve("mirroring.yaml"), VARIABLES)
                .registry();

        assertThat(settings.organizations().get(0).repositories())
                .extracting(repository -> repository.mirrors().get(0).direction())
                .containsExactly("push", "poll");
        assertThat(SettingsFile.read("written", SettingsFile.write(settings), UnaryOperator.identity()))
                .isEqualTo(settings);
    }

    /** The schema is the records of the engine's settings: a key that is added there must be shown in the example. */
    @Test
    void theFullFileNamesEveryKey() throws IOException {
        String yaml = Files.readString(EXAMPLES.resolve("full.yaml"));

        assertThat(keys(Settings.class))
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(yaml).containsPattern("(?m)^[\\s-]*" + key + ":"));
    }

    @Test
    void thereAreNoOtherExamples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "minimal.yaml", "full.yaml", "gates.yaml", "mirroring.yaml", "promotion.yaml");
        }
    }

    private static List<String> keys(Class<?> type) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            keys.add(component.getName());
            Stream.concat(Stream.of(component.getType()), elements(component))
                    .filter(Class::isRecord)
                    .filter(each -> each.getPackageName().equals(Settings.class.getPackageName()))
                    .forEach(each -> keys.addAll(keys(each)));
        }
        return keys;
    }

    private static Stream<Class<?>> elements(RecordComponent list) {
        return list.getGenericType() instanceof java.lang.reflect.ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments())
                        .filter(argument -> argument instanceof Class<?>)
                        .map(argument -> (Class<?>) argument)
                : Stream.empty();
    }
}
