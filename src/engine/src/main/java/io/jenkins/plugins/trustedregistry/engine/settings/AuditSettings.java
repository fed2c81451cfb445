// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The audit log.
 *
 * @param pulls which pulls are recorded: {@code none}, {@code manifests} or {@code all} (blobs too); default manifests
 * @param challenges whether a call without any credential that is asked for one is recorded; default false, because every docker
 *     client begins that way
 * @param fileMegabytes at which size a new file is begun, 1 to 1024; default 64
 * @param keepDays how long files are kept, 1 to 3650; default 365
 * @param keepMegabytes how much all files together may take before the oldest go, at least twice {@code fileMegabytes}; default 2048
 */
public record AuditSettings(Pulls pulls, boolean challenges, int fileMegabytes, int keepDays, int keepMegabytes) {
    public static final AuditSettings DEFAULTS = of(null, null, null, null, null);

    /** Which pulls are worth a line. */
    public enum Pulls {
        NONE,
        MANIFESTS,
        ALL;

        static Pulls parse(String text) {
            for (Pulls pulls : values()) {
                if (pulls.toString().equals(text)) {
                    return pulls;
                }
            }
            throw new InvalidSettingException("pulls '" + text + "' is not known: write none, manifests or all.");
        }

        @Override
        @com.fasterxml.jackson.annotation.JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AuditSettings {
        if (fileMegabytes < 1 || fileMegabytes > 1024) {
            throw new InvalidSettingException(
                    "fileMegabytes " + fileMegabytes + " is out of range: a file of the audit log takes 1 to 1024 MB.");
        }
        if (keepDays < 1 || keepDays > 3650) {
            throw new InvalidSettingException(
                    "keepDays " + keepDays + " is out of range: the audit log is kept for 1 to 3650 days.");
        }
        if (keepMegabytes < 2 * fileMegabytes) {
            throw new InvalidSettingException("keepMegabytes " + keepMegabytes
                    + " is too little: keep at least two files, " + 2 * fileMegabytes + " MB.");
        }
    }

    @JsonCreator
    static AuditSettings of(
            @JsonProperty("pulls") @Nullable String pulls,
            @JsonProperty("challenges") @Nullable Boolean challenges,
            @JsonProperty("fileMegabytes") @Nullable Integer fileMegabytes,
            @JsonProperty("keepDays") @Nullable Integer keepDays,
            @JsonProperty("keepMegabytes") @Nullable Integer keepMegabytes) {
        return new AuditSettings(
                Pulls.parse(Objects.requireNonNullElse(pulls, "manifests")),
                Objects.requireNonNullElse(challenges, false),
                Objects.requireNonNullElse(fileMegabytes, 64),
                Objects.requireNonNullElse(keepDays, 365),
                Objects.requireNonNullElse(keepMegabytes, 2048));
    }
}
