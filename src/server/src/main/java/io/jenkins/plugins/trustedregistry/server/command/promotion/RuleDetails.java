// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.promotion;

import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.promotion.PromoteCommand.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a rule says, as options. */
final class RuleDetails {
    @Option(
            names = "--to",
            paramLabel = "TARGET",
            description =
                    "Where tags go: a repository, and behind a colon a template for their names; see 'promote --help'.")
    private @Nullable String target;

    @Option(
            names = "--if",
            paramLabel = "CRITERION",
            description =
                    "For instance 'tag starts with v' or 'critical = 0'; may be repeated, all must match. '' for none.")
    private @Nullable List<String> criteria;

    @Option(
            names = "--on",
            paramLabel = "push|scan|evidence",
            description =
                    "What makes it look at a tag; may be repeated. '' for a rule that is run by hand. Default: all.")
    private @Nullable List<String> triggers;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of the times in names. Default: UTC.")
    private @Nullable String timeZone;

    @Option(names = "--active", negatable = true, description = "Whether it does anything by itself. Default: it does.")
    private @Nullable Boolean active;

    Fields fields() {
        Place to = target == null ? new Place("", null) : Place.parse(target);
        return new Fields()
                .with("target", target == null ? null : to.repository())
                .with("tag", to.tag())
                .with("timeZone", timeZone)
                .withGiven("criteria", criteria)
                .withGiven("triggers", triggers)
                .with("active", active);
    }
}
