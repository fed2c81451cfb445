// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.engine.settings.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags that match go to the trash. Needs criteria, something to protect, or a number to keep.
 *
 * @param criteria a tag goes when all match
 * @param protect a tag that matches one of these stays, whatever any policy says; default none
 * @param keep so many of the newest stay, of the tags whose names the criteria are about; default 0
 * @param active default true
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PruningPolicySettings(
        String name, List<String> criteria, List<String> protect, int keep, boolean active) {
    private static final int MOST = 100_000;

    public PruningPolicySettings {
        criteria = List.copyOf(criteria);
        protect = List.copyOf(protect);
        RuleName.parse(name);
        Criteria.parse(criteria);
        Criteria.parse(protect);
        Values.require("keep", keep, 0, MOST);
        if (criteria.isEmpty() && protect.isEmpty() && keep == 0) {
            throw new InvalidSettingException("The policy '" + name
                    + "' would remove every tag: give it criteria, or say" + " how many of the newest to keep.");
        }
    }

    @JsonCreator
    static PruningPolicySettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("criteria") @Nullable List<String> criteria,
            @JsonProperty("protect") @Nullable List<String> protect,
            @JsonProperty("keep") @Nullable Integer keep,
            @JsonProperty("active") @Nullable Boolean active) {
        return new PruningPolicySettings(
                name,
                requireNonNullElse(criteria, List.of()),
                requireNonNullElse(protect, List.of()),
                requireNonNullElse(keep, 0),
                requireNonNullElse(active, true));
    }
}
