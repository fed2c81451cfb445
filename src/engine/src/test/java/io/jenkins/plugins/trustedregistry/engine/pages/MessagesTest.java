// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages: none is missing, none is too many, and translations say the same. */
class MessagesTest {
    private static final Path PAGES = Path.of("../web/static/registry");
    private static final Pattern MESSAGE =
            Pattern.compile("^ {2}\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",$", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z-]+)*)\"");
    private static final Pattern PREFIX = Pattern.compile("`([a-z][A-Za-z]*(?:\\.[A-Za-z]+)*)\\.\\$\\{");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");
    private static final Pattern PLURAL = Pattern.compile("\\.(?:zero|one|two|few|many|other)$");

    @Test
    void everyTextIsUsedAndEveryKeyHasAText() throws IOException {
        String scripts = scripts();
        Set<String> prefixes = found(PREFIX, scripts);
        Set<String> said = new TreeSet<>();
        messages("en").keySet().forEach(key -> said.add(PLURAL.matcher(key).replaceAll("")));
        Set<String> used = found(KEY, scripts);

        List<String> unused = said.stream()
                .filter(key -> !used.contains(key))
                .filter(key -> prefixes.stream().noneMatch(prefix -> key.startsWith(prefix + ".")))
                .toList();
        assertThat(unused).as("texts nobody shows").isEmpty();
        Set<String> asked = found(Pattern.compile("\\bt\\(\"([^\"]+)\""), scripts);
        assertThat(said).as("keys that are shown").containsAll(asked);
    }

    @Test
    void aTranslationHasTheSameTextsWithTheSameValues() throws IOException {
        Map<String, String> english = messages("en");
        Map<String, String> chinese = messages("zh");

        assertThat(chinese.keySet()).isSubsetOf(english.keySet());
        List<String> missing = english.keySet().stream()
                .filter(key -> !key.endsWith(".one")) // Chinese counts everything alike
                .filter(key -> !chinese.containsKey(key))
                .toList();
        assertThat(missing).isEmpty();
        chinese.forEach(
                (key, text) -> assertThat(found(VALUE, text)).as(key).isEqualTo(found(VALUE, english.get(key))));
    }

    private static Map<String, String> messages(String language) throws IOException {
        Map<String, String> messages = new TreeMap<>();
        for (Path file : files(PAGES.resolve("messages").resolve(language))) {
            Matcher message = MESSAGE.matcher(Files.readString(file));
            while (message.find()) {
                assertThat(messages.put(message.group(1), message.group(2)))
                        .as(message.group(1))
                        .isNull();
            }
        }
        assertThat(messages).hasSizeGreaterThan(300);
        return messages;
    }

    private static String scripts() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : files(PAGES)) {
            if (!file.startsWith(PAGES.resolve("messages"))) {
                all.add(Files.readString(file));
            }
        }
        return String.join("\n", all);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }
}
