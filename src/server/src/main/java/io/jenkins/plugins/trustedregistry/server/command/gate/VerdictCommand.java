// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.DataAgeText;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import io.jenkins.plugins.trustedregistry.server.command.scan.ImageName;
import io.jenkins.plugins.trustedregistry.server.command.scan.OtherRegistry;
import io.jenkins.plugins.trustedregistry.server.command.scan.OutsideFile;
import io.jenkins.plugins.trustedregistry.server.command.scan.OutsideLook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the gates say of an image, wherever it is. */
@Command(
        name = "verdict",
        description = {
            "Show what the gates say of an image: of the registry, in a file, or of another registry.",
            "",
            "What is not in the registry is read here; only the list of what it holds is sent, and nothing of it is kept."
                    + " Signatures count where they lie beside it: in the OCI layout, or in the other registry.",
            "",
            "Ends with 0 when it passes, also with a warning, and with 1 when it is stopped: fit for a script."
        })
final class VerdictCommand extends RegistryCommand {
    @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "REPOSITORY:TAG or REPOSITORY@DIGEST.")
    private @Nullable String image;

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "A folder or archive in OCI's layout, or an archive of 'docker save', instead.")
    private @Nullable Path file;

    @Option(
            names = "--other",
            paramLabel = "IMAGE",
            description = "An image of another registry instead, as REGISTRY/REPOSITORY:TAG.")
    private @Nullable String elsewhere;

    @Option(
            names = "--as",
            paramLabel = "IMAGE",
            description =
                    "With --file and --other: the REPOSITORY or REPOSITORY:TAG it is meant for, whose gates then hold."
                            + " Default: only what holds in the whole registry.")
    private @Nullable String as;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Under this policy only, also when it is off. Default: all that apply.")
    private @Nullable String policy;

    @Mixin
    private OutsideLook look;

    @Mixin
    private OtherRegistry other;

    @Override
    protected void run(ApiClient api, Printer printer) {
        if (Stream.of(image, file, elsewhere).filter(each -> each != null).count() != 1) {
            throw new CommandFailure(ExitCode.USAGE, "Say which image: one of IMAGE, --file and --other.");
        }
        if (image != null) {
            show(api.get(ImageName.parse(image).of("verdict").query("policy", Optional.ofNullable(policy))), printer);
        } else if (file != null) {
            OutsideFile.images(file, images -> judge(images, api, printer));
        } else if (elsewhere != null) {
            other.images(elsewhere, surroundings(), images -> judge(images, api, printer));
        }
    }

    private void judge(List<OutsideImage> images, ApiClient api, Printer printer) throws IOException {
        ObjectNode body = look.withSignatures(images);
        if (policy != null) {
            body.put("policy", policy);
        }
        if (as != null) {
            int colon = as.lastIndexOf(':');
            body.put("as", colon < 0 ? as : as.substring(0, colon));
            body.put("tag", colon < 0 ? "" : as.substring(colon + 1));
        }
        show(api.post(ApiPath.of("gates", "verdicts"), body), printer);
    }

    private void show(JsonNode verdict, Printer printer) {
        boolean blocked = verdict.path("outcome").asText().equals("blocked");
        if (printer.isJson()) {
            printer.item(verdict);
        } else {
            List<JsonNode> reasons = new ArrayList<>();
            verdict.path("reasons").forEach(reasons::add);
            if (!reasons.isEmpty()) {
                printer.items(reasons, "policy", "mode", "rule", "platform", "found", "allowed", "sentence");
            }
            if (!blocked) {
                printer.note(verdict.path("sentence").asText());
            }
            printer.note(DataAgeText.sentence(verdict, surroundings().clock().instant()));
        }
        if (blocked) {
            throw new CommandFailure(ExitCode.FAILED, verdict.path("sentence").asText());
        }
    }
}
