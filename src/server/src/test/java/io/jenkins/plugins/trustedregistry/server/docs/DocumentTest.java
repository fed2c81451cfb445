// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    static Stream<Path> guides() throws IOException {
        List<Path> guides;
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            guides = docs.filter(file -> file.toString().endsWith(".md")).toList();
        }
        return Stream.concat(Stream.of(ROOT.resolve("README.md")), guides.stream());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void settingsShownInTheDocsAreSettings(Path guide) throws IOException {
        for (Block block : Document.blocks(guide)) {
            if (block.language().equals("yaml") && block.notRun().isEmpty()) {
                SettingsFile.read(block.where(), block.text(), UnaryOperator.identity());
            }
        }
    }

    /**
     * Blocks of the others are run by {@link DocsTest}, those of jenkins.md by the plugin's GuideIT; a document that is not has none
     * that could be taken for it.
     */
    @ParameterizedTest
    @MethodSource("guides")
    void everyBlockOfCommandsIsRunOrSaysWhyNot(Path guide) throws IOException {
        List<String> run = List.of("README.md", "user-guide.md", "administrator-guide.md", "jenkins.md");
        if (!run.contains(guide.getFileName().toString())) {
            assertThat(Document.blocks(guide)).filteredOn(Block::isRun).isEmpty();
        }
    }

    @Test
    void readsHowABlockIsRun() throws IOException {
        List<Block> blocks = blocks("""
                Text.

                <!-- docs-test: stays until "is running" -->
                <!-- docs-test: without "make && ", because it is made -->
                ```sh
                make && run
                ```

                <!-- docs-test: not run, because it needs a moon -->
                ```sh
                fly
                ```
                ```
                output
                ```
                """);

        assertThat(blocks).extracting(Block::text).containsExactly("run\n", "fly\n", "output\n");
        assertThat(blocks).extracting(Block::isRun).containsExactly(true, false, false);
        assertThat(blocks.get(0).stays()).contains("is running");
        assertThat(blocks.get(0).where()).endsWith("guide.md:5");
        assertThat(blocks.get(1).notRun()).contains("it needs a moon");
    }

    @Test
    void aConventionThatIsNoneIsAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> blocks("<!-- docs-test: skip -->\n```sh\nx\n```\n"))
                .withMessageContaining("guide.md:1");
        assertThatIllegalStateException()
                .isThrownBy(() -> blocks("<!-- docs-test: not run, because of rain -->\nText.\n"));
        assertThatIllegalStateException()
                .isThrownBy(() -> blocks("<!-- docs-test: without \"y\", because z -->\n```sh\nx\n```\n"));
    }

    private List<Block> blocks(String text) throws IOException {
        return Document.blocks(Files.writeString(folder.resolve("guide.md"), text));
    }
}
