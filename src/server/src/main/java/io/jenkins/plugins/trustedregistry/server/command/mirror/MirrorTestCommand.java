// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks another registry whether a mirror could run. */
@Command(
        name = "test",
        description = "Ask the other registry whether a mirror could run: one there is, with the options that are given"
                + " instead, or one that is only tried. Nothing is copied.")
final class MirrorTestCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "REPOSITORY")
    private String repository;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MIRROR",
            description = "One there is; its password is used. Default: only what the options say.")
    private @Nullable String name;

    @Mixin
    private MirrorDetails details;

    @Override
    protected void run(ApiClient api, Printer printer) {
        ObjectNode body = details.fields(surroundings().terminal()).json();
        if (name != null) {
            JsonNode kept = api.get(MirrorCommands.mirrors(repository).then(name));
            ObjectNode whole = kept.deepCopy();
            whole.remove(List.of("passwordSet", "owner", "changedAt", "lastRun"));
            whole.setAll(body);
            body = whole.put("mirror", name);
        }
        JsonNode answer =
                api.post(ApiPath.of("repositories").name(repository).then("-").then("mirror-test"), body);
        printer.item(answer);
        if (!answer.path("enough").asBoolean()) {
            throw new CommandFailure(ExitCode.FAILED, answer.path("sentence").asText());
        }
    }
}
