// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of docs/jenkins.md, in order. All are run, but for those that a comment right before them takes out. */
final class Guide {
    private static final String NOT_RUN = "<!-- docs-test: not run, because ";

    private Guide() {}

    /**
     * One of them.
     *
     * @param line where it begins
     * @param language what stands behind the fence
     */
    record Block(int line, String language, String text, boolean run) {}

    static List<Block> blocks(Path guide) throws IOException {
        List<String> lines = Files.readAllLines(guide);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                boolean run = i == 0 || !lines.get(i - 1).startsWith(NOT_RUN);
                String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                blocks.add(new Block(i + 1, lines.get(i).substring(3), text, run));
                i = end;
            }
        }
        return blocks;
    }
}
