// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The scanners there are. */
final class ScannerCommands {
    private ScannerCommands() {}

    private static ApiPath path() {
        return ApiPath.of("scanning", "scanners");
    }

    @Command(name = "scanners", description = "List the scanners that a repository can choose ('repo set --scanner').")
    static final class Scanners extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> all = new ArrayList<>();
            api.get(path()).path("items").forEach(all::add);
            printer.items(all, "name", "builtIn", "standard");
        }
    }

    @Command(
            name = "scanner",
            description = "Ask a scanner what it can do, and whether it can be used. For registry administrators.")
    static final class Show extends RegistryCommand {
        @Parameters(paramLabel = "NAME")
        private String name;

        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode scanner = api.get(path().then(name));
            printer.item(printer.isJson() ? scanner : forPeople(scanner));
            if (scanner.hasNonNull("problem")) {
                throw new CommandFailure(
                        ExitCode.FAILED, scanner.path("problem").asText());
            }
        }

        private static JsonNode forPeople(JsonNode scanner) {
            ObjectNode shown = scanner.deepCopy();
            shown.remove(List.of("scanner", "capabilities", "problem"));
            JsonNode itself = scanner.path("scanner");
            if (itself.isObject()) {
                shown.put("product", itself.path("product").asText());
                shown.put("version", itself.path("version").asText());
            }
            scanner.path("capabilities")
                    .forEach(each -> shown.set("can: " + each.path("kind").asText(), each.path("produces")));
            return shown;
        }
    }
}
