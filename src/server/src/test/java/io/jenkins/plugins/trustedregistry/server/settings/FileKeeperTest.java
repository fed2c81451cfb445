// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.BlockChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of settings does to the file they stand in. */
class FileKeeperTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SCANNER", "a word for trivy", "PORT", "5001", "HOURS", "48");

    @TempDir
    private Path folder;

    private FileKeeper keeper(Path file) {
        return new FileKeeper(new SettingsSource(file, new Variables(ENVIRONMENT), UnaryOperator.identity()), () -> {});
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("registry.yaml"), text);
    }

    /** Makes a change as the API would, and checks that the file then reads so. */
    private String changed(String text, String block, String patch) throws IOException {
        Path file = file(text);
        change(file, block, patch);
        return Files.readString(file);
    }

    private void change(Path file, String block, String patch) throws IOException {
        FileKeeper keeper = keeper(file);
        Settings wanted = new BlockChange(block, JSON.readTree(patch), false)
                .of(keeper.kept().settings());
        keeper.keep(block, wanted);
        assertThat(keeper.kept().settings()).isEqualTo(wanted);
    }

    private static final String WRITTEN = """
            # Ours.
            jenkins:
              systemMessage: "Hello ${NOBODY_ASKS}"   # somebody else's
            unclassified:
              location: {url: https://jenkins.example.com}
              trustedRegistry:
                # when nobody works
                garbageCollection:
                  maxMinutes: 120   # two hours
                  staleUploadHours: ${HOURS}

                  # at night
                  schedule: "30 2 * * *"
                listener:
                  address: 127.0.0.1
                  port: ${PORT}
            # the end
            """;

    @Test
    void changesOneValueAndNothingElse() throws Exception {
        assertThat(changed(WRITTEN, "garbageCollection", "{\"maxMinutes\":15}"))
                .isEqualTo(WRITTEN.replace("maxMinutes: 120", "maxMinutes: 15"));
    }

    @Test
    void changesAddsAndResetsKeysOfOneBlock() throws Exception {
        assertThat(changed(
                        WRITTEN,
                        "garbageCollection",
                        "{\"schedule\":\"\",\"purgeFirst\":false,\"staleUploadHours\":24}"))
                .isEqualTo(
                        WRITTEN.replace("${HOURS}", "24").replace("\"30 2 * * *\"", "\"\"\n      purgeFirst: false"));
    }

    @Test
    void takesOutWhatHasItsDefaultWithItsLine() throws Exception {
        String text =
                "unclassified:\n  trustedRegistry:\n    general:\n      publicAddress: https://r.example.com # ours\n"
                        + "      trustedProxies:\n        - 10.0.0.0/8\n    trash: {days: 3}\n";

        assertThat(changed(text, "general", "{\"publicAddress\":\"\"}"))
                .isEqualTo(text.replace("      publicAddress: https://r.example.com # ours\n", ""));
        assertThat(changed(text, "general", "{\"trustedProxies\":[]}"))
                .isEqualTo(text.replace("      trustedProxies:\n        - 10.0.0.0/8\n", ""));
        assertThat(changed(text, "general", "{\"trustedProxies\":[\"192.0.2.1\",\"192.0.2.2\"]}"))
                .isEqualTo(text.replace("        - 10.0.0.0/8\n", "        - 192.0.2.1\n        - 192.0.2.2\n"));
    }

    @Test
    void addsABlockBehindTheOthers() throws Exception {
        assertThat(changed(WRITTEN, "trash", "{\"days\":3}"))
                .isEqualTo(WRITTEN.replace(
                        "      port: ${PORT}\n",
                        "      port: ${PORT}\n    trash:\n      days: 3\n      historyDays: 365\n"));
    }

    @Test
    void writesABlockInBracesAnew() throws Exception {
        String text = "unclassified:\n  trustedRegistry:\n    trash: {days: 3} # short\n    jobs: {atOnce: 2}\n";

        assertThat(changed(text, "trash", "{\"days\":4}"))
                .isEqualTo(
                        "unclassified:\n  trustedRegistry:\n    trash:\n      days: 4\n      historyDays: 365\n    jobs: {atOnce: 2}\n");
    }

    @Test
    void findsItsWayInAFileThatIsAllBracesOrAlmostEmpty() throws Exception {
        assertThat(changed(
                        "unclassified: {trustedRegistry: {trash: {days: 3}, jobs: {atOnce: 2}}}\n",
                        "trash",
                        "{\"days\":4}"))
                .contains("days: 4", "atOnce: 2");
        assertThat(changed("", "trash", "{\"days\":4}")).startsWith("unclassified:\n  trustedRegistry:\n    trash:\n");
        assertThat(changed("# nothing yet\n", "jobs", "{\"atOnce\":2}")).startsWith("# nothing yet\nunclassified:\n");
        assertThat(changed("jenkins:\n  mode: NORMAL", "jobs", "{\"atOnce\":2}"))
                .startsWith("jenkins:\n  mode: NORMAL\nunclassified:\n  trustedRegistry:\n    jobs:\n");
        assertThat(changed("unclassified:\n  trustedRegistry:\n", "jobs", "{\"atOnce\":2}"))
                .startsWith("unclassified:\n  trustedRegistry:\n    jobs:\n      atOnce: 2\n");
    }

    @Test
    void keepsVariablesWhoseValueStaysAndEscapesWhatLooksLikeOne() throws Exception {
        String text = """
                unclassified:
                  trustedRegistry:
                    scanners:
                      others:
                        - name: trivy
                          url: https://trivy.example.com
                          authentication: bearer
                          secret: "${SCANNER}"
                """;

        String changed = changed(
                text,
                "scanners",
                "{\"others\":[{\"name\":\"trivy\",\"url\":\"https://trivy.example.com\",\"authentication\":\"bearer\","
                        + "\"timeoutMinutes\":5}]}");
        String escaped = changed(text, "bundles", "{\"dockerHost\":\"\"}");
        String literal = changed(
                text, "proxy", "{\"address\":\"http://p:1\",\"user\":\"u\",\"password\":\"${SCANNER} is not meant\"}");

        assertThat(changed).contains("${SCANNER}").doesNotContain("a word for trivy");
        assertThat(escaped).contains("${SCANNER}");
        assertThat(literal).contains("^${SCANNER} is not meant");
    }

    @Test
    void replacesListsAndSingleValues() throws Exception {
        String text =
                "unclassified:\n  trustedRegistry:\n    untagged: keep # for ever\n    administrators:\n    - user:alice\n    jobs:\n      atOnce: 2\n";

        assertThat(changed(text, "untagged", "\"14d\"")).isEqualTo(text.replace("keep", "14d"));
        assertThat(changed(text, "administrators", "[\"group:ops\",\"user:bob\"]"))
                .contains("- group:ops", "- user:bob", "atOnce: 2")
                .doesNotContain("alice");
    }

    @Test
    void writesAKeyOfManyLines() throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\\nabc\\n-----END CERTIFICATE-----\\n";

        assertThat(changed(WRITTEN, "tls", "{\"certificate\":\"" + pem + "\",\"key\":\"" + pem + "\"}"))
                .contains("    tls:\n      certificate: |", "# the end");
        assertThat(changed(WRITTEN, "advisories", "{\"authority\":\"" + pem + "\"}"))
                .contains("-----END CERTIFICATE");
    }

    @Test
    void countsCharactersAsTheyAre() throws Exception {
        String text =
                "# \uD83D\uDE80 \u4ED3\u5E93\nunclassified:\n  trustedRegistry:\n    trash:\n      days: 3 # \uD83D\uDE80\n";

        assertThat(changed(text, "trash", "{\"days\":4}")).isEqualTo(text.replace("days: 3", "days: 4"));
    }

    @Test
    void refusesWhatItCanNotChangeSafelyAndLeavesTheFile() throws Exception {
        String text = "unclassified:\n  trustedRegistry:\n    trash: &short\n      days: 3\n---\nother: 1\n";
        Path file = file(text);
        FileKeeper keeper = keeper(file);

        assertThatThrownBy(() -> keeper.keep("jobs", Settings.DEFAULTS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The block 'jobs' can't be changed in the file " + file)
                .hasMessageContaining("change it there by hand");
        assertThat(file).hasContent(text.strip());
    }

    @Test
    void makesAFileThatItsOwnerAloneMayRead() throws Exception {
        Path file = folder.resolve("registry.yaml");

        change(file, "trash", "{\"days\":4}");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(left()).containsExactly("registry.yaml");
    }

    @Test
    void keepsTheRightsOfAFileButThoseOfEverybody() throws Exception {
        Path file = file(WRITTEN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        change(file, "trash", "{\"days\":4}");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void goesThroughALinkToTheFileItself() throws Exception {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("settings"), WRITTEN);
        Path link = Files.createSymbolicLink(folder.resolve("registry.yaml"), real);

        change(link, "trash", "{\"days\":4}");

        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("days: 4");
    }

    @Test
    void saysWhyItCanNotBeWritten() throws Exception {
        Path gone = folder.resolve("gone/registry.yaml");
        FileKeeper keeper = keeper(gone);
        Settings wanted = new BlockChange("trash", JSON.readTree("{\"days\":4}"), false).of(Settings.DEFAULTS);

        assertThatThrownBy(() -> keeper.keep("trash", wanted))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The settings can't be saved in the file " + gone)
                .hasMessageContaining("change the file by hand");
    }

    @Test
    void takesTheLastChangeBackUnlessSomebodyHasChangedTheFileSince() throws Exception {
        Path file = file(WRITTEN);
        FileKeeper keeper = keeper(file);
        Settings wanted = new BlockChange("trash", JSON.readTree("{\"days\":4}"), false)
                .of(keeper.kept().settings());
        keeper.keep("trash", wanted);

        keeper.takeBack("It could not be used.");

        assertThat(Files.readString(file)).isEqualTo(WRITTEN);
        assertThat(keeper.kept().problem()).isEqualTo(Optional.of("It could not be used."));
        keeper.keep("trash", wanted);
        assertThat(keeper.kept().problem()).isEmpty();
        String byHand = Files.readString(file) + "# by hand\n";
        Files.writeString(file, byHand);
        keeper.takeBack("Again.");
        assertThat(Files.readString(file)).isEqualTo(byHand);
    }

    private Stream<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList().stream();
        }
    }
}
