// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.pruning;

import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a policy says, as options. */
final class PolicyDetails {
    @Option(
            names = "--if",
            paramLabel = "CRITERION",
            description =
                    "For instance 'updated before 30 days ago'; may be repeated, a tag goes when all match. '' for none.")
    private @Nullable List<String> criteria;

    @Option(
            names = "--protect",
            paramLabel = "CRITERION",
            description =
                    "A tag that matches one of these stays, whatever any policy says; may be repeated. '' for none.")
    private @Nullable List<String> protect;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "So many of the newest stay, of the tags whose names the criteria are about.")
    private @Nullable Integer keep;

    @Option(names = "--active", negatable = true, description = "Whether it is carried out. Default: it is.")
    private @Nullable Boolean active;

    Fields fields() {
        return new Fields()
                .withGiven("criteria", criteria)
                .withGiven("protect", protect)
                .with("keep", keep)
                .with("active", active);
    }
}
