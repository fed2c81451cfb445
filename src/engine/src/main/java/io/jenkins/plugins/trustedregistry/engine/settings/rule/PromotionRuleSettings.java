// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a repository that match go to another one. Only name and target are required.
 *
 * @param target the whole name of the repository they go to
 * @param tag a template for their names there; default {@code %n}, the same name
 * @param timeZone of the times in the template; default UTC
 * @param criteria all must match; default none: every tag
 * @param triggers what makes it look at a tag by itself: push, scan, evidence; default all
 * @param active default true
 * @param owner the user or robot account on whose rights it runs; empty, the default: the registry's own, as only administrators write
 *     settings
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PromotionRuleSettings(
        String name,
        String target,
        String tag,
        String timeZone,
        List<String> criteria,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<String> triggers,
        boolean active,
        String owner) {

    public PromotionRuleSettings {
        criteria = List.copyOf(criteria);
        triggers = List.copyOf(triggers);
        RuleName.parse(name);
        RepositoryName.parse(target);
        TagTemplate.parse(tag);
        Criteria.parse(criteria);
        Trigger.parse(triggers);
        if (!owner.isEmpty()) {
            Member.parse(owner);
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new InvalidSettingException("timeZone '" + timeZone + "' is not known: write UTC, or Europe/Berlin.");
        }
    }

    public Optional<Member> ownedBy() {
        return owner.isEmpty() ? Optional.empty() : Optional.of(Member.parse(owner));
    }

    @JsonCreator
    static PromotionRuleSettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "target", required = true) String target,
            @JsonProperty("tag") @Nullable String tag,
            @JsonProperty("timeZone") @Nullable String timeZone,
            @JsonProperty("criteria") @Nullable List<String> criteria,
            @JsonProperty("triggers") @Nullable List<String> triggers,
            @JsonProperty("active") @Nullable Boolean active,
            @JsonProperty("owner") @Nullable String owner) {
        return new PromotionRuleSettings(
                name,
                target,
                requireNonNullElse(tag, TagTemplate.SAME.text()),
                requireNonNullElse(timeZone, "UTC"),
                requireNonNullElse(criteria, List.of()),
                requireNonNullElse(triggers, List.of("push", "scan", "evidence")),
                requireNonNullElse(active, true),
                requireNonNullElse(owner, ""));
    }
}
