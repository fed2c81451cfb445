// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What becomes of manifests that nothing leads to: {@code keep}, or {@code 14d} to collect them when they have been so for that
 * many days.
 *
 * @param days 0: kept
 */
public record UntaggedRule(int days) {
    public static final UntaggedRule KEEP = new UntaggedRule(0);

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,3})d");

    public UntaggedRule {
        if (days < 0) {
            throw invalid(days + "d");
        }
    }

    /** Reads what {@link #toString} gives. */
    public static UntaggedRule parse(String text) {
        if (text.equals("keep")) {
            return KEEP;
        }
        var days = DAYS.matcher(text);
        if (!days.matches()) {
            throw invalid(text);
        }
        return new UntaggedRule(Integer.parseInt(days.group(1)));
    }

    public boolean keeps() {
        return days == 0;
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.UNSUPPORTED,
                400,
                "untagged '" + Shown.of(text)
                        + "' is not known: use keep, or a number of days from 1d to 9999d after which to collect.",
                Map.of());
    }

    @Override
    public String toString() {
        return days == 0 ? "keep" : days + "d";
    }
}
