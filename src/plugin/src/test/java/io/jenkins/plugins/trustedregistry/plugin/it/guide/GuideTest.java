// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That nothing in the guide escapes {@link GuideIT}. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/jenkins.md");

    @Test
    void everyBlockIsOfAKindThatIsRun() throws Exception {
        List<Guide.Block> blocks = Guide.blocks(GUIDE);

        assertThat(blocks).extracting(Guide.Block::language).isSubsetOf(GuideIT.LANGUAGES);
    }

    @Test
    void onlyTheBuildItselfIsNotRun() throws Exception {
        assertThat(Guide.blocks(GUIDE))
                .filteredOn(block -> !block.run())
                .extracting(Guide.Block::text)
                .allMatch(text -> text.startsWith("mvn "));
    }
}
