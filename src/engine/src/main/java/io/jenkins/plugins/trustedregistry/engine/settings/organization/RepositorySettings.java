// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.ScanMode;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository.Visibility;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.MirrorSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PromotionRuleSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.PruningPolicySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Components;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository of an organization. Only the name is required. What is left out is null: a new repository has the default, one that is
 * there keeps what it has.
 *
 * @param name the part behind the organization's name
 * @param visibility {@code public} or {@code private}; default private
 * @param scanOnPush default true
 * @param immutableTags patterns of tags that can't be moved or deleted once they are pushed; default none
 * @param immutableDays after how many days they can; default 0: when somebody releases them
 * @param untagged keep, or 14d to collect manifests nothing leads to after 14 days; empty, the default: as the registry says
 * @param scanner which looks into its images: built-in, or a name under {@code scanners:}; empty, the default: as those say
 * @param promotions which tags go to other repositories; those of other names stay
 * @param mirrors which tags go to other registries, and come from them; those of other names stay
 * @param pruning which tags go to the trash; those of other names stay
 * @param tagLimit how many tags there may be: a push beyond that prunes the oldest; default 0: as many as there are
 * @param grants what teams of the organization may do; those of other teams stay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepositorySettings(
        @JsonProperty(value = "name", required = true) String name,
        @Nullable String description,
        @Nullable String visibility,
        @Nullable Boolean scanOnPush,
        @Nullable List<String> immutableTags,
        @Nullable Integer immutableDays,
        @Nullable String untagged,
        @Nullable String scanner,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PromotionRuleSettings> promotions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MirrorSettings> mirrors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PruningPolicySettings> pruning,
        @Nullable Integer tagLimit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GrantSettings> grants) {
    private static final Components<RepositorySettings> COMPONENTS = new Components<>(RepositorySettings.class);
    private static final int MOST_TAGS = 1_000_000;

    public RepositorySettings {
        immutableTags = immutableTags == null ? null : List.copyOf(immutableTags);
        promotions = List.copyOf(requireNonNullElse(promotions, List.of()));
        mirrors = List.copyOf(requireNonNullElse(mirrors, List.of()));
        pruning = List.copyOf(requireNonNullElse(pruning, List.of()));
        grants = List.copyOf(requireNonNullElse(grants, List.of()));
        Values.require("tagLimit", requireNonNullElse(tagLimit, 0), 0, MOST_TAGS);
        if (visibility != null && !visibility.equals("public") && !visibility.equals("private")) {
            throw new InvalidSettingException("visibility '" + visibility + "' is not known: use public or private.");
        }
        rules(RepositoryRules.NONE, immutableTags, immutableDays, untagged, scanner); // says what is wrong with them
    }

    /** The same with these promotion rules. */
    public RepositorySettings withPromotions(List<PromotionRuleSettings> changed) {
        return COMPONENTS.with(this, "promotions", changed);
    }

    /** The same with these mirrors. */
    public RepositorySettings withMirrors(List<MirrorSettings> changed) {
        return COMPONENTS.with(this, "mirrors", changed);
    }

    RepositorySettings withoutSecrets() {
        return withMirrors(mirrors.stream().map(MirrorSettings::withoutSecret).toList());
    }

    /** The same with these pruning policies, and this limit; null: none is named. */
    public RepositorySettings withPruning(List<PruningPolicySettings> changed, @Nullable Integer limit) {
        return COMPONENTS.with(COMPONENTS.with(this, "pruning", changed), "tagLimit", limit);
    }

    /** The repository with what these settings say of it. */
    Repository over(Repository before) {
        Visibility wanted =
                visibility == null ? before.visibility() : Visibility.valueOf(visibility.toUpperCase(Locale.ROOT));
        boolean onPush = requireNonNullElse(scanOnPush, before.scanMode() == ScanMode.ON_PUSH);
        return new Repository(
                before.id(),
                before.name(),
                wanted,
                requireNonNullElse(description, before.description()),
                onPush ? ScanMode.ON_PUSH : ScanMode.MANUALLY,
                before.createdAt(),
                before.createdBy());
    }

    /** The rules with what these settings say of them. */
    RepositoryRules over(RepositoryRules before) {
        return rules(before, immutableTags, immutableDays, untagged, scanner);
    }

    private static RepositoryRules rules(
            RepositoryRules before,
            @Nullable List<String> immutableTags,
            @Nullable Integer immutableDays,
            @Nullable String untagged,
            @Nullable String scanner) {
        ImmutableTags immutable = before.immutable();
        return new RepositoryRules(
                new ImmutableTags(
                        immutableTags == null ? immutable.patterns() : new TagPatterns(immutableTags),
                        requireNonNullElse(immutableDays, immutable.days())),
                untagged == null ? before.untagged() : given(untagged).map(UntaggedRule::parse),
                scanner == null ? before.scanner() : given(scanner).map(ScannerName::new));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }

    /** A team's right on the repository: read-only, read-write or admin. */
    public record GrantSettings(
            @JsonProperty(value = "team", required = true) String team,
            @JsonProperty(value = "right", required = true) String right) {}
}
