// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was deleted and where tags have pointed.
 *
 * @param days how long what was deleted can be restored, 0 to 3650; 0: not at all; default 7
 * @param historyDays how long movements of tags are remembered, 1 to 3650 and not less than days; default 365
 */
public record TrashSettings(int days, int historyDays) {
    private static final int MOST = 3650;
    private static final int DAYS = 7;
    private static final int HISTORY_DAYS = 365;

    static final TrashSettings DEFAULTS = of(null, null);

    public TrashSettings {
        if (days < 0 || days > MOST) {
            throw new InvalidSettingException("days " + days + " is out of range: the trash keeps things 1 to " + MOST
                    + " days; 0 removes them at once.");
        }
        if (historyDays < 1 || historyDays > MOST || historyDays < days) {
            throw new InvalidSettingException("historyDays " + historyDays
                    + " is out of range: movements of tags are remembered 1 to " + MOST
                    + " days, and at least as long as the trash keeps things.");
        }
    }

    @JsonCreator
    static TrashSettings of(
            @JsonProperty("days") @Nullable Integer days, @JsonProperty("historyDays") @Nullable Integer historyDays) {
        int kept = Objects.requireNonNullElse(days, DAYS);
        return new TrashSettings(kept, Objects.requireNonNullElse(historyDays, Math.max(HISTORY_DAYS, kept)));
    }
}
