// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.login.LeftFolders.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTest {
    private static final Entry ONE = new Entry("agent", "job#1", "/work/a@tmp/registry-1");
    private static final Entry TWO = new Entry("agent", "job#2", "/work/a@tmp/registry-2");
    private static final Entry ELSEWHERE = new Entry("", "job#1", "C:\\work\\registry-3");

    @TempDir
    private Path folder;

    private LeftFolders folders;

    @BeforeEach
    void make() {
        folders = new LeftFolders(folder.resolve("list.txt"));
        folders.add(ONE);
        folders.add(TWO);
        folders.add(ELSEWHERE);
    }

    @Test
    void knowsWhatIsLeftOnAnAgent() {
        assertThat(folders.stale("agent", run -> false)).containsExactly(ONE, TWO);
        assertThat(folders.stale("", run -> false)).containsExactly(ELSEWHERE);
        assertThat(folders.stale("another", run -> false)).isEmpty();
    }

    @Test
    void leavesThoseOfRunningBuildsAlone() {
        assertThat(folders.stale("agent", "job#2"::equals)).containsExactly(ONE);
    }

    @Test
    void takesThoseWhoseBlockIsOverAlthoughTheBuildGoesOn() {
        folders.over("agent", TWO.path());

        assertThat(folders.stale("agent", run -> true)).extracting(Entry::path).containsExactly(TWO.path());
    }

    @Test
    void forgetsWhatIsGoneAlsoAfterARestart() {
        folders.remove("agent", ONE.path());

        assertThat(new LeftFolders(folder.resolve("list.txt")).stale("agent", run -> false))
                .containsExactly(TWO);
    }

    @Test
    void aNameWithALineBreakIsNotWritten() {
        folders.add(new Entry("agent", "job#3", "/work/x\nagent\tjob\t/etc"));

        assertThat(folders.stale("agent", run -> false)).containsExactly(ONE, TWO);
    }

    @Test
    void survivesADamagedList() throws Exception {
        Files.writeString(folder.resolve("list.txt"), "nonsense\n\n\tx\n");

        assertThat(folders.stale("agent", run -> false)).isEmpty();
    }
}
