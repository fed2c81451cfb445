// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PromotionRuleSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningPolicySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Components;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository of an organization. Only the name is required.
 *
 * @param name the part behind the organization's name
 * @param visibility {@code public} or {@code private}; default private
 * @param scanOnPush default true
 * @param immutableTags patterns of tags that can't be moved or deleted once they are pushed; default none
 * @param immutableDays after how many days they can; default 0: when somebody releases them
 * @param untagged keep, or 14d to collect manifests nothing leads to after 14 days; empty, the default: as the registry says
 * @param scanner which looks into its images: built-in, or a name under {@code scanners:}; empty, the default: as those say
 * @param promotions which tags go to other repositories; default none
 * @param pruning which tags go to the trash; default none
 * @param tagLimit how many tags there may be: a push beyond that prunes the oldest; default 0: as many as there are
 * @param grants what teams of the organization may do
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RepositorySettings(
        String name,
        String description,
        String visibility,
        boolean scanOnPush,
        List<String> immutableTags,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int immutableDays,
        String untagged,
        String scanner,
        List<PromotionRuleSettings> promotions,
        List<PruningPolicySettings> pruning,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int tagLimit,
        List<GrantSettings> grants) {
    private static final Components<RepositorySettings> COMPONENTS = new Components<>(RepositorySettings.class);
    private static final int MOST_TAGS = 1_000_000;

    public RepositorySettings {
        immutableTags = List.copyOf(immutableTags);
        promotions = List.copyOf(promotions);
        pruning = List.copyOf(pruning);
        grants = List.copyOf(grants);
        Values.require("tagLimit", tagLimit, 0, MOST_TAGS);
        if (!visibility.equals("public") && !visibility.equals("private")) {
            throw new InvalidSettingException("visibility '" + visibility + "' is not known: use public or private.");
        }
        rules(immutableTags, immutableDays, untagged, scanner); // says what is wrong with them
    }

    /** The same with these promotion rules. */
    public RepositorySettings withPromotions(List<PromotionRuleSettings> changed) {
        return COMPONENTS.with(this, "promotions", changed);
    }

    /** The same with these pruning policies, and this limit. */
    public RepositorySettings withPruning(List<PruningPolicySettings> changed, int limit) {
        return COMPONENTS.with(COMPONENTS.with(this, "pruning", changed), "tagLimit", limit);
    }

    /** The rules that these settings give the repository. */
    RepositoryRules rules() {
        return rules(immutableTags, immutableDays, untagged, scanner);
    }

    private static RepositoryRules rules(
            List<String> immutableTags, int immutableDays, String untagged, String scanner) {
        return new RepositoryRules(
                new ImmutableTags(new TagPatterns(immutableTags), immutableDays),
                untagged.isEmpty() ? Optional.empty() : Optional.of(UntaggedRule.parse(untagged)),
                scanner.isEmpty() ? Optional.empty() : Optional.of(new ScannerName(scanner)));
    }

    @JsonCreator
    static RepositorySettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("visibility") @Nullable String visibility,
            @JsonProperty("scanOnPush") @Nullable Boolean scanOnPush,
            @JsonProperty("immutableTags") @Nullable List<String> immutableTags,
            @JsonProperty("immutableDays") @Nullable Integer immutableDays,
            @JsonProperty("untagged") @Nullable String untagged,
            @JsonProperty("scanner") @Nullable String scanner,
            @JsonProperty("promotions") @Nullable List<PromotionRuleSettings> promotions,
            @JsonProperty("pruning") @Nullable List<PruningPolicySettings> pruning,
            @JsonProperty("tagLimit") @Nullable Integer tagLimit,
            @JsonProperty("grants") @Nullable List<GrantSettings> grants) {
        return new RepositorySettings(
                name,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(visibility, "private"),
                Objects.requireNonNullElse(scanOnPush, true),
                Objects.requireNonNullElse(immutableTags, List.of()),
                Objects.requireNonNullElse(immutableDays, 0),
                Objects.requireNonNullElse(untagged, ""),
                Objects.requireNonNullElse(scanner, ""),
                Objects.requireNonNullElse(promotions, List.of()),
                Objects.requireNonNullElse(pruning, List.of()),
                Objects.requireNonNullElse(tagLimit, 0),
                Objects.requireNonNullElse(grants, List.of()));
    }

    /** A team's right on the repository: read-only, read-write or admin. */
    public record GrantSettings(
            @JsonProperty(value = "team", required = true) String team,
            @JsonProperty(value = "right", required = true) String right) {}
}
