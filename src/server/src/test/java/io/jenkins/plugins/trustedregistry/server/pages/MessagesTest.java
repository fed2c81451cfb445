// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the pages ask for is there, in every language, with the same values in it. */
class MessagesTest {
    private static final Path PAGES = Path.of("..", "web", "static", "registry");
    private static final Pattern TEXT = Pattern.compile("(?m)^  \"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",$");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ASKED = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"");
    /** Chinese has one form for any number. */
    private static final Pattern SINGULAR = Pattern.compile("\\.one$");

    @Test
    void chineseSaysAllThatEnglishSays() throws IOException {
        Set<String> english = texts("en").keySet().stream()
                .map(key -> SINGULAR.matcher(key).replaceFirst(".other"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(texts("zh").keySet()).containsExactlyInAnyOrderElementsOf(english);
    }

    @Test
    void aTranslationHasTheSameValues() throws IOException {
        Map<String, String> english = texts("en");

        texts("zh")
                .forEach((key, text) ->
                        assertThat(values(text)).as(key).isEqualTo(values(String.valueOf(english.get(key)))));
    }

    @Test
    void noTextIsLeftAsItIsInEnglish() throws IOException {
        Map<String, String> english = texts("en");
        List<String> same = texts("zh").entrySet().stream()
                .filter(each -> each.getValue().equals(english.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(same).as("names and abbreviations only").hasSizeLessThan(15).allSatisfy(key -> assertThat(
                        english.get(key))
                .hasSizeLessThan(20));
    }

    @Test
    void whateverIsAskedForIsThere() throws IOException {
        Set<String> known = texts("en").keySet();
        Set<String> missing = new TreeSet<>();
        for (Path module : modules(PAGES)) {
            ASKED.matcher(Files.readString(module))
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> !known.contains(key) && !known.contains(key + ".other"))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts of a language; a key stands in one place only. */
    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path module : modules(PAGES.resolve("messages").resolve(language))) {
            TEXT.matcher(Files.readString(module))
                    .results()
                    .forEach(found -> assertThat(all.put(found.group(1), found.group(2)))
                            .as("%s in %s", found.group(1), module)
                            .isNull());
        }
        assertThat(all).hasSizeGreaterThan(500);
        return all;
    }

    private static List<Path> modules(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
