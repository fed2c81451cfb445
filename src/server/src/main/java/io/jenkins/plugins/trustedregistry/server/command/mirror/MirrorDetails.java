// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import io.jenkins.plugins.trustedregistry.server.TextFile;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a mirror says, as options. */
final class MirrorDetails {
    @ArgGroup
    private @Nullable Direction direction;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Whom to log in as there; its password is asked for, or read. '' for nobody. Default: nobody.")
    private @Nullable String user;

    @Mixin
    private MirrorPassword password;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "Certificates (PEM), one of which must have signed the other registry's.")
    private @Nullable Path authority;

    @Option(
            names = "--tag",
            paramLabel = "TEMPLATE",
            description = "A template for names at the target; see 'promote --help'. Default: %%n, the same name.")
    private @Nullable String tag;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of the times in names. Default: UTC.")
    private @Nullable String timeZone;

    @Option(
            names = "--if",
            paramLabel = "CRITERION",
            description = "For instance 'tag starts with v'; may be repeated, all must match. '' for none. With --poll"
                    + " only those that begin with tag.")
    private @Nullable List<String> criteria;

    @Option(
            names = "--on",
            paramLabel = "push|scan|evidence",
            description = "With --push, what makes it look at a tag; may be repeated. '' for one that is run by hand."
                    + " Default: all.")
    private @Nullable List<String> triggers;

    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description =
                    "With --poll, when it looks, in UTC. '' for one that is run by hand. Default: every half an hour.")
    private @Nullable String schedule;

    @Option(
            names = "--referrers",
            negatable = true,
            description = "Whether signatures, SBOMs and provenance go along. Default: they do.")
    private @Nullable Boolean referrers;

    @Option(
            names = "--overwrite",
            negatable = true,
            description = "Whether a tag moves that is at the target with another image. Default: it does.")
    private @Nullable Boolean overwrite;

    @Option(names = "--active", negatable = true, description = "Whether it does anything by itself. Default: it does.")
    private @Nullable Boolean active;

    /** Which way; one of the two. */
    static final class Direction {
        @Option(
                names = "--push",
                paramLabel = "URL",
                description = "Tags go there: the other repository with its registry, https://HOST/REPOSITORY.")
        private @Nullable String push;

        @Option(names = "--poll", paramLabel = "URL", description = "Tags come from there.")
        private @Nullable String poll;

        void into(Fields fields) {
            OtherRepository other = OtherRepository.parse(push != null ? push : String.valueOf(poll));
            fields.with("direction", push != null ? "push" : "poll")
                    .with("registry", other.registry())
                    .with("repository", other.repository());
        }
    }

    Fields fields(Terminal terminal) {
        Fields fields = new Fields();
        if (direction != null) {
            direction.into(fields);
        }
        return fields.with("username", user)
                .with("password", password.of(user, terminal).orElse(null))
                .with("authorities", authority == null ? null : TextFile.read(authority))
                .with("tag", tag)
                .with("timeZone", timeZone)
                .withGiven("criteria", criteria)
                .withGiven("triggers", triggers)
                .with("schedule", schedule)
                .with("referrers", referrers)
                .with("overwrite", overwrite)
                .with("active", active);
    }
}
