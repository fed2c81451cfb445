// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.oci.Wildcards;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Patterns of tags: {@code *} stands for any number of characters, {@code ?} for one. Upper and lower case differ. */
public record TagPatterns(List<String> patterns) {
    private static final int MOST = 50;
    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9._*?-]{1,128}");

    public static final TagPatterns NONE = new TagPatterns(List.of());

    public TagPatterns {
        patterns = List.copyOf(patterns);
        if (patterns.size() > MOST) {
            throw invalid("A repository takes " + MOST + " patterns of tags at most: use wider ones.");
        }
        for (String pattern : patterns) {
            if (!GRAMMAR.matcher(pattern).matches()) {
                throw invalid(
                        "'" + Shown.of(pattern) + "' is not a pattern of tags: use letters, digits, '_', '.', '-',"
                                + " '*' for any number of characters and '?' for one.");
            }
        }
    }

    /** Reads what {@link #toString} gives. */
    public static TagPatterns parse(String text) {
        return new TagPatterns(
                Stream.of(text.split(" ")).filter(each -> !each.isEmpty()).toList());
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** The first pattern that this tag matches. */
    public Optional<String> matching(Tag tag) {
        return patterns.stream()
                .filter(pattern -> Wildcards.match(pattern, tag.name()))
                .findFirst();
    }

    private static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }

    @Override
    public String toString() {
        return String.join(" ", patterns);
    }
}
