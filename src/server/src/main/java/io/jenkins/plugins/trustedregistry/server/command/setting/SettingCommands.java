// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.settings.file.YamlBlocks;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of a registry that runs. */
@Command(
        name = "settings",
        description = {
            "Look at the settings, and change them without a restart. They are kept where the registry's host keeps them: a"
                    + " standalone server in its settings file, of which nothing but that block changes."
        },
        subcommands = {
            SettingCommands.Get.class,
            SettingCommands.Set.class,
            SettingCommands.Probe.class,
            SettingCommands.Release.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry settings get garbageCollection",
            "  trusted-registry settings set garbageCollection schedule='30 2 * * *' maxMinutes=120",
            "  trusted-registry settings set proxy address=http://proxy:3128 user=registry --secret password",
            "  trusted-registry settings set trash days=14 --if-version 3f2a91c07b5d",
            "  trusted-registry settings probe storage folder=/mnt/images"
        })
public final class SettingCommands {
    private static ApiPath path(String block) {
        return ApiPath.of("settings", block);
    }

    @Command(name = "get", description = "Show a block as it is kept, without secrets.")
    static final class Get extends RegistryCommand {
        @Parameters(paramLabel = "BLOCK")
        private String block = "";

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode shown = api.get(path(block));
            if (printer.isJson()) {
                printer.item(shown);
                return;
            }
            printer.text(YamlBlocks.write(Map.of(block, shown.path("value"))));
            shown.path("secrets").forEach(each -> printer.note("A secret is set: " + each.asText() + "."));
            if (!shown.path("inForce").asBoolean()) {
                printer.note("This is not in force: the registry goes by it from its next start on.");
            }
        }
    }

    @Command(
            name = "set",
            description =
                    "Change keys of a block. What is wrong is refused, and nothing changes; secrets that are not given stay. So is"
                            + " a change when somebody else has changed the block since it was read.")
    static final class Set extends RegistryCommand {
        @Mixin
        private BlockValues values;

        @Option(
                names = "--if-version",
                paramLabel = "VERSION",
                description =
                        "Only where the block is still the one that 'settings get --json' has shown with this version."
                                + " Default: the one at the beginning of this command.")
        private @Nullable String version;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (values.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "There is nothing to change: give KEY=VALUE, --file or --secret.");
            }
            values.requireSound();
            // Before a secret is asked for, which takes somebody's time.
            String read = version == null
                    ? api.get(path(values.block())).path("version").asText()
                    : version;
            JsonNode done = api.patch(
                    path(values.block()), read, values.sent(surroundings().terminal()));
            if (printer.isJson()) {
                printer.item(done);
                return;
            }
            printer.text(sentence(done) + System.lineSeparator());
            if (done.path("byCode").asBoolean()) {
                printer.note("Configuration as code has set this block, and sets it back when it is loaded again.");
            }
        }

        private static String sentence(JsonNode done) {
            String where = done.path("place").asText();
            return switch (done.path("applied").asText()) {
                case "now" -> "Saved in " + where + ", and in force.";
                case "soon" ->
                    "Saved in " + where + ". The registry closes and opens for it, once running requests ended.";
                default -> "That is how it is already: nothing was changed.";
            };
        }
    }

    @Command(
            name = "probe",
            description =
                    "Try storage, scrub, tls or proxy before it is changed; ends with 1 when it can't be used. Changes nothing.")
    static final class Probe extends RegistryCommand {
        @Mixin
        private BlockValues values;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode tried = api.post(
                    path(values.block()).then("probe"),
                    values.sent(surroundings().terminal()));
            if (!tried.path("usable").asBoolean()) {
                throw new CommandFailure(ExitCode.FAILED, tried.path("sentence").asText());
            }
            if (printer.isJson()) {
                printer.item(tried);
            } else {
                printer.text(tried.path("sentence").asText() + System.lineSeparator());
                tried.path("steps").forEach(step -> printer.text(line(step) + System.lineSeparator()));
            }
        }

        private static String line(JsonNode step) {
            return "  %-8s %-7s %s"
                    .formatted(
                            step.path("what").asText(),
                            step.path("outcome").asText(),
                            step.path("sentence").asText());
        }
    }

    @Command(name = "release", description = "Show whether a newer release is there, if somebody is asked.")
    static final class Release extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            printer.item(api.get(ApiPath.of("release")));
        }
    }
}
