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
 * The image's base was made not too long ago: its lowest layer, as the history in its config says.
 *
 * @param days how old it may be
 * @param unknown whether images pass that don't say it, or give a time before 1981 as reproducible builds do; default false
 */
public record BaseAgeRule(int days, boolean unknown) implements Rule {
    static final String NAME = "base-age";

    public BaseAgeRule {
        Numbers.require("days", days, 0, Numbers.MOST_DAYS);
    }

    @JsonCreator
    static BaseAgeRule of(
            @JsonProperty(value = "days", required = true) int days,
            @JsonProperty("unknown") @Nullable Boolean unknown) {
        return new BaseAgeRule(days, Boolean.TRUE.equals(unknown));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "On a base that was made not more than " + Numbers.days(days) + " ago.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.TIMES);
    }

    @Override
    public Opinion judge(Subject subject) {
        return Ages.judge(subject.times().base(), "its base image was made", days, unknown, subject.now());
    }
}
