// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a secret ends: after so many days, or at a time. */
public final class Expiry {
    @Option(names = "--days", paramLabel = "N", description = "It ends after so many days.")
    private @Nullable Integer days;

    @Option(
            names = "--expires-at",
            paramLabel = "TIME",
            description = "It ends at this time, in UTC, for instance 2027-01-31T12:00:00Z.")
    private @Nullable String expiresAt;

    /** As the API wants it; null when nothing was said. */
    @Nullable
    public String at(Clock clock) {
        if (days == null) {
            return expiresAt;
        }
        if (expiresAt != null || days < 1) {
            throw new CommandFailure(ExitCode.USAGE, "Give either --days, one or more, or --expires-at.");
        }
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(Duration.ofDays(days))
                .toString();
    }
}
