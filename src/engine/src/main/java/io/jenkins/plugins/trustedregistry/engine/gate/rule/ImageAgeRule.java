// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The image was built not too long ago.
 *
 * @param days how old it may be
 * @param unknown whether images pass that don't say it, or give a time before 1981 as reproducible builds do; default false
 */
public record ImageAgeRule(int days, boolean unknown) implements Rule {
    static final String NAME = "image-age";

    public ImageAgeRule {
        Numbers.require("days", days, 0, Numbers.MOST_DAYS);
    }

    @JsonCreator
    static ImageAgeRule of(
            @JsonProperty(value = "days", required = true) int days,
            @JsonProperty("unknown") @Nullable Boolean unknown) {
        return new ImageAgeRule(days, Boolean.TRUE.equals(unknown));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "Built not more than " + Numbers.days(days) + " ago.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TIMES);
    }

    @Override
    public Opinion judge(Subject subject) {
        return Ages.judge(subject.times().built(), "it was built", days, unknown, subject.now());
    }
}
