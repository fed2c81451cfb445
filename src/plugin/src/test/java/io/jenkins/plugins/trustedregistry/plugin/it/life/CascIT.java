// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascIT {
    private static final String MAY_DO_EVERYTHING = """
            jenkins:
              authorizationStrategy:
                loggedInUsersCanDoAnything:
                  allowAnonymousRead: false
            """;

    @TempDir
    private Path folder;

    @Test
    void everyExampleBootsAndComesBackInTheExport() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("examples")))) {
            examples = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertThat(examples).isNotEmpty();
        for (Path example : examples) {
            String text = Files.readString(example);
            String security = text.contains("securityRealm:") ? MAY_DO_EVERYTHING : Casc.SECURITY;
            int port = RealJenkins.freePort();
            try (RealJenkins jenkins = RealJenkins.in(folder.resolve(example.getFileName() + "-home"))) {
                jenkins.with("ALICE_PASSWORD", "through the looking-glass")
                        .with("NIGEL_PASSWORD", Casc.PASSWORD)
                        .with("REGISTRY_PORT", String.valueOf(port))
                        .configuredBy(security, text)
                        .start();

                Settings exported = export(jenkins);

                Settings wanted = SettingsFile.read(example.toString(), text, variables(port));
                assertThat(exported)
                        .as(example.toString())
                        .usingRecursiveComparison()
                        .ignoringExpectedNullFields() // what code leaves out has its default, which is in the export
                        .ignoringCollectionOrder() // the export has everything in the order of names
                        .isEqualTo(wanted);
            }
        }
    }

    private static UnaryOperator<String> variables(int port) {
        Map<String, String> known = Map.of(
                "${REGISTRY_PORT:-5000}",
                String.valueOf(port),
                "${TLS_CERTIFICATE:-}",
                "",
                "${TLS_KEY:-}",
                "",
                "${REGISTRY_STORAGE:-}",
                "",
                "${SCANNER_PASSWORD:-}",
                "",
                "${PROXY_PASSWORD:-}",
                "",
                "${PARTNER_PASSWORD:-}",
                "");
        return text -> known.getOrDefault(text, text);
    }

    private static Settings export(RealJenkins jenkins) throws Exception {
        String yaml = jenkins.as("alice", "through the looking-glass")
                .form("manage/configuration-as-code/export", "")
                .body();
        return SettingsFile.read("export", yaml, UnaryOperator.identity());
    }

    @Test
    void thePasswordOfAMirrorComesFromTheEnvironmentAndIsNowhereInClear() throws Exception {
        String text = Files.readString(Path.of(System.getProperty("examples"), "mirroring.yaml"));
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            jenkins.with("PARTNER_PASSWORD", "Geheim-17")
                    .configuredBy(Casc.SECURITY, text)
                    .start();

            String mirrors = jenkins.as("alice", "through the looking-glass")
                    .json("trusted-registry/api/v1/namespaces/technology/mirrors")
                    .toString();
            assertThat(mirrors)
                    .contains("\"passwordSet\":true", "suppliers/app")
                    .doesNotContain("Geheim-17");
            String export = jenkins.as("alice", "through the looking-glass")
                    .form("manage/configuration-as-code/export", "")
                    .body();
            assertThat(export).contains("mirrors:", "suppliers/app").doesNotContain("Geheim-17");
            try (Stream<Path> files = Files.list(jenkins.home())) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".xml")).toList()) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Geheim-17");
                }
            }
            assertThat(jenkins.log()).doesNotContain("Geheim-17");
        }
    }

    @Test
    void aMisspeltKeyIsRefusedWithItsLineAndWhatIsAllowed() throws Exception {
        String wrong = """
                unclassified:
                  trustedRegistry:
                    organizations:
                      - name: technology
                        repositories:
                          - name: test
                            visibilty: public
                """;
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            String log = jenkins.configuredBy(Casc.SECURITY, wrong).startInVain();

            assertThat(log)
                    .contains("'visibilty' is not a key here. Allowed: description, grants, ", " visibility.")
                    .contains("casc-1.yaml:7");
        }
    }

    @Test
    void aValueThatCanNotBeIsRefusedWithItsLineAndWhatIsAllowed() throws Exception {
        String wrong = """
                unclassified:
                  trustedRegistry:
                    listener:
                      address: 127.0.0.1
                      port: 70000
                """;
        try (RealJenkins jenkins = RealJenkins.in(folder.resolve("home"))) {
            String log = jenkins.configuredBy(Casc.SECURITY, wrong).startInVain();

            assertThat(log).contains("70000", "65535", "casc-1.yaml:");
        }
    }
}
