// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.job.JobStart;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mirrors. */
@Command(
        name = "mirror",
        description = "Copies tags of a repository to another registry, or from one.",
        subcommands = {
            MirrorCommands.ListAll.class,
            MirrorCommands.Show.class,
            MirrorCommands.Create.class,
            MirrorCommands.Change.class,
            MirrorCommands.Delete.class,
            MirrorTestCommand.class,
            MirrorCommands.Run.class,
            MirrorCommands.Copies.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry mirror create technology/app out --push https://registry.example.com/partners/app"
                    + " --user robot --if 'tag starts with v'",
            "  trusted-registry mirror create technology/alpine in --poll https://registry-1.docker.io/library/alpine"
                    + " --schedule '30 2 * * *'",
            "  trusted-registry mirror test technology/app out",
            "  trusted-registry mirror copies technology/app out"
        })
public final class MirrorCommands {
    private MirrorCommands() {}

    static ApiPath mirrors(String repository) {
        return ApiPath.of("repositories").name(repository).then("-").then("mirrors");
    }

    /** A command about one mirror. */
    abstract static class OfMirror extends RegistryCommand {
        @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose mirror it is.")
        private String repository;

        @Parameters(index = "1", paramLabel = "MIRROR", description = "Its name.")
        private String name;

        String repository() {
            return repository;
        }

        String name() {
            return name;
        }

        ApiPath path() {
            return mirrors(repository).then(name);
        }
    }

    @Command(name = "list", description = "List the mirrors of a repository, or of all of an organization or user.")
    static final class ListAll extends RegistryCommand {
        @Parameters(paramLabel = "PLACE")
        private String place;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (place.indexOf('/') < 0) {
                printer.items(
                        api.list(ApiPath.of("namespaces", place, "mirrors")),
                        "local",
                        "name",
                        "direction",
                        "registry",
                        "repository",
                        "active",
                        "owner");
                return;
            }
            printer.items(
                    api.list(mirrors(place)),
                    "name",
                    "direction",
                    "registry",
                    "repository",
                    "criteria",
                    "active",
                    "owner");
        }
    }

    @Command(name = "show", description = "Show one mirror; its password is never shown.")
    static final class Show extends OfMirror {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(MirrorText.of(printer, api.get(path())));
        }
    }

    @Command(name = "create", description = "Make a mirror. It runs on your rights, asked anew each time.")
    static final class Create extends OfMirror {
        @Mixin
        private MirrorDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            Fields fields = details.fields(surroundings().terminal()).with("name", name());
            printer.item(MirrorText.of(printer, api.post(mirrors(repository()), fields.json())));
        }
    }

    @Command(name = "change", aliases = "set", description = "Change a mirror. It runs on your rights from then on.")
    static final class Change extends OfMirror {
        @Option(names = "--name", paramLabel = "NAME", description = "Another name.")
        private @Nullable String other;

        @Mixin
        private MirrorDetails details;

        @Override
        protected void run(ApiClient api, Printer printer) {
            Fields fields = details.fields(surroundings().terminal()).with("name", other);
            printer.item(MirrorText.of(printer, api.patch(path(), fields.change())));
        }
    }

    @Command(name = "delete", description = "Remove a mirror with its log. What it copied stays.")
    static final class Delete extends OfMirror {
        @Override
        protected void run(ApiClient api, Printer printer) {
            api.delete(path());
            printer.done(
                    "deleted",
                    Map.of("repository", repository(), "mirror", name()),
                    "The mirror " + name() + " of " + repository() + " is removed.");
        }
    }

    @Command(name = "run", description = "Let a mirror look at all tags now.")
    static final class Run extends OfMirror {
        @Option(names = "--tag", paramLabel = "TAG", description = "Only at this one, as it is called at the source.")
        private @Nullable String tag;

        @Option(names = "--wait", description = "Return when it has ended.")
        private boolean wait;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JobStart.follow(
                    api,
                    api.post(path().then("runs"), new Fields().with("tag", tag).json()),
                    printer,
                    surroundings(),
                    wait,
                    "Mirroring");
        }
    }

    @Command(name = "copies", description = "Show what became of tags; the latest first.")
    static final class Copies extends OfMirror {
        @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
        private int limit = 50;

        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.items(
                    api.get(path().then("copies").query("limit", Integer.toString(limit)))
                            .path("items")
                            .valueStream()
                            .toList(),
                    "tag",
                    "outcome",
                    "targetTag",
                    "digest",
                    "at",
                    "sentence");
        }
    }
}
