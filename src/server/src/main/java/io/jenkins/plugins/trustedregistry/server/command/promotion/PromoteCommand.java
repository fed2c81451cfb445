// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.promotion;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotes by hand. */
@Command(
        name = "promote",
        description = {
            "Let an image appear in another repository, with its signatures, SBOMs and scan results. No byte is copied.",
            "",
            "TARGET is a repository, and behind a colon the image's name there: %%n is its own name, and %%A %%a %%w %%d %%B %%b"
                    + " %%m %%Y %%y %%H %%I %%p %%M %%S %%f %%Z %%j %%W are parts of the time. Default: %%n."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry promote technology/builds:v1 --to technology/app",
            "  trusted-registry promote technology/builds:main --to technology/app:nightly-%%Y%%m%%d"
        })
public final class PromoteCommand extends RegistryCommand {
    @Parameters(paramLabel = "REPOSITORY:TAG", description = "The image to promote.")
    private String image;

    @Option(names = "--to", required = true, paramLabel = "TARGET", description = "Where it goes.")
    private String target;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Of the times in the name. Default: UTC.")
    private @Nullable String timeZone;

    @Override
    protected void run(ApiClient api, Printer printer) {
        Place from = Place.parse(image);
        if (from.tag() == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'" + image + "' names no tag: write REPOSITORY:TAG, for instance technology/builds:v1.");
        }
        Place to = Place.parse(target);
        JsonNode done = api.post(
                ApiPath.of("repositories")
                        .name(from.repository())
                        .then("-")
                        .then("tags")
                        .then(from.tag())
                        .then("promotions"),
                new Fields()
                        .with("target", to.repository())
                        .with("tag", to.tag())
                        .with("timeZone", timeZone)
                        .json());
        if (printer.isJson()) {
            printer.item(done);
            return;
        }
        String name =
                done.path("target").asText() + ":" + done.path("targetTag").asText();
        printer.text(
                done.path("changed").asBoolean()
                        ? "Promoted to " + name + ", " + done.path("digest").asText() + ".\n"
                        : "Nothing to do: " + name + " is there already, "
                                + done.path("digest").asText() + ".\n");
    }

    /** A repository, and a tag or template behind a colon. */
    record Place(String repository, @Nullable String tag) {
        static Place parse(String text) {
            int colon = text.lastIndexOf(':');
            return colon < 0 ? new Place(text, null) : new Place(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
