// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ImmutableTags;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.RepositoryRules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.TagPatterns;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.UntaggedRule;
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
        List<GrantSettings> grants) {

    public RepositorySettings {
        immutableTags = List.copyOf(immutableTags);
        grants = List.copyOf(grants);
        if (!visibility.equals("public") && !visibility.equals("private")) {
            throw new InvalidSettingException("visibility '" + visibility + "' is not known: use public or private.");
        }
        rules(immutableTags, immutableDays, untagged, scanner); // says what is wrong with them
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
                Objects.requireNonNullElse(grants, List.of()));
    }

    /** A team's right on the repository: read-only, read-write or admin. */
    public record GrantSettings(
            @JsonProperty(value = "team", required = true) String team,
            @JsonProperty(value = "right", required = true) String right) {}
}
