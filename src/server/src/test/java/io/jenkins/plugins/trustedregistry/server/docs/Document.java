// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a Markdown file, in order. */
final class Document {
    private static final Pattern NOT_RUN = Pattern.compile("<!-- docs-test: not run, because (.+) -->");
    private static final Pattern STAYS = Pattern.compile("<!-- docs-test: stays until \"(.+)\" -->");
    private static final Pattern WITHOUT = Pattern.compile("<!-- docs-test: without \"(.+)\", because .+ -->");

    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private Optional<String> notRun = Optional.empty();
    private Optional<String> stays = Optional.empty();
    private List<String> without = new ArrayList<>();

    private Document(String name) {
        this.name = name;
    }

    static List<Block> blocks(Path file) throws IOException {
        Document document = new Document(file.getFileName().toString());
        document.read(Files.readAllLines(file));
        return List.copyOf(document.blocks);
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                add(i + 1, line.substring(3), String.join("\n", lines.subList(i + 1, end)) + "\n");
                i = end;
            } else if (line.startsWith("<!-- docs-test:")) {
                convention(i + 1, line);
            } else if (!line.isBlank() && (notRun.isPresent() || stays.isPresent() || !without.isEmpty())) {
                throw new IllegalStateException(name + ":" + (i + 1) + ": a docs-test comment has no block behind it");
            }
        }
    }

    private void convention(int line, String comment) {
        Matcher not = NOT_RUN.matcher(comment);
        Matcher stay = STAYS.matcher(comment);
        Matcher leave = WITHOUT.matcher(comment);
        if (not.matches()) {
            notRun = Optional.of(not.group(1));
        } else if (stay.matches()) {
            stays = Optional.of(stay.group(1));
        } else if (leave.matches()) {
            without.add(leave.group(1));
        } else {
            throw new IllegalStateException(name + ":" + line + ": no docs-test comment of a known form: " + comment);
        }
    }

    private void add(int line, String language, String text) {
        String run = text;
        for (String left : without) {
            if (!run.contains(left)) {
                throw new IllegalStateException(name + ":" + line + ": the block does not hold '" + left + "'");
            }
            run = run.replace(left, "");
        }
        blocks.add(new Block(name + ":" + line, language, run, notRun, stays, without));
        notRun = Optional.empty();
        stays = Optional.empty();
        without = new ArrayList<>();
    }
}
