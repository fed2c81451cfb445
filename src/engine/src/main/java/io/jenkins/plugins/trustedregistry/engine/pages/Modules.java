// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules that a script loads, and those that these load. A page names them all, so that a browser asks for them at once and not
 * for each when it has read the one before.
 */
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;\\n])import[^;\"']*from ?[\"'](\\.{1,2}/[^\"']+)[\"']");

    private Modules() {}

    /** By their names below {@code static}, the script itself first. */
    static List<String> of(String script) {
        StaticFiles files = new StaticFiles("static");
        Set<String> found = new LinkedHashSet<>();
        Deque<String> unread = new ArrayDeque<>(List.of(script));
        while (!unread.isEmpty()) {
            String module = unread.remove();
            if (found.add(module)) {
                unread.addAll(imported(module, text(files, module)));
            }
        }
        return List.copyOf(found);
    }

    private static List<String> imported(String module, String text) {
        Matcher matcher = IMPORT.matcher(text);
        return matcher.results()
                .map(hit -> Path.of(module).resolveSibling(hit.group(1)).normalize())
                .map(path -> path.toString().replace('\\', '/'))
                .toList();
    }

    private static String text(StaticFiles files, String module) {
        try {
            return files.content(module)
                    .map(content -> new String(content, StandardCharsets.UTF_8))
                    .orElseThrow(() -> new IllegalStateException("The module " + module + " is missing from the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException("The module " + module + " can't be read from the jar", e);
        }
    }
}
