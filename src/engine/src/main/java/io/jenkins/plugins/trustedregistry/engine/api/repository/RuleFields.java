// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import java.util.Optional;
import java.util.stream.Stream;

/** A repository's rules as keys of its JSON: {@code immutableTags}, {@code immutableDays}, {@code untagged}, {@code scanner}. */
final class RuleFields {
    private static final String[] KEYS = {"immutableTags", "immutableDays", "untagged", "scanner"};
    /** The repository has no rule of its own. */
    private static final String DEFAULT = "default";

    private RuleFields() {}

    static String[] and(String... keys) {
        return Stream.concat(Stream.of(keys), Stream.of(KEYS)).toArray(String[]::new);
    }

    /** The rules as they were, with what the body says. */
    static RepositoryRules read(JsonBody body, RepositoryRules now) {
        return new RepositoryRules(
                new ImmutableTags(
                        body.texts("immutableTags")
                                .map(TagPatterns::new)
                                .orElse(now.immutable().patterns()),
                        body.number("immutableDays").orElse(now.immutable().days())),
                body.optionalText("untagged").map(RuleFields::parse).orElse(now.untagged()),
                body.optionalText("scanner").map(RuleFields::scanner).orElse(now.scanner()));
    }

    private static Optional<UntaggedRule> parse(String text) {
        return text.equals(DEFAULT) ? Optional.empty() : Optional.of(UntaggedRule.parse(text));
    }

    private static Optional<ScannerName> scanner(String text) {
        return text.equals(DEFAULT) ? Optional.empty() : Optional.of(new ScannerName(text));
    }

    static String scanner(RepositoryRules rules) {
        return rules.scanner().map(ScannerName::name).orElse(DEFAULT);
    }

    static String untagged(RepositoryRules rules) {
        return rules.untagged().map(UntaggedRule::toString).orElse(DEFAULT);
    }
}
