// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.home;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.client.PrivateFile;
import io.jenkins.plugins.trustedregistry.server.command.common.Fields;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Certificates for docker engines. */
@Command(
        name = "issue",
        description = "Make a certificate for a docker engine, so that client bundles can be used with it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry certificate issue docker.example.com 10.1.2.3 --output engine",
            "  dockerd --tlsverify --tlscacert engine/ca.pem --tlscert engine/server-cert.pem \\",
            "          --tlskey engine/server-key.pem --host tcp://0.0.0.0:2376"
        })
public final class EngineCertificateCommand extends RegistryCommand {
    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "Host names and IP addresses by which docker clients reach the engine.")
    private List<String> names;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where ca.pem, server-cert.pem and server-key.pem go. Default: here. None may exist yet.")
    private Path output = Path.of("");

    @Option(names = "--days", paramLabel = "N", description = "How long it lives, 1 to 825. Default: 397.")
    private @Nullable Integer days;

    @Override
    protected void run(ApiClient api, Printer printer) {
        for (String file : List.of("ca.pem", "server-cert.pem", "server-key.pem")) {
            if (Files.exists(output.resolve(file))) {
                throw exists(output.resolve(file).toString());
            }
        }
        JsonNode made = api.post(
                ApiPath.of("engine-certificates"),
                new Fields().with("names", names).with("lifetimeDays", days).json());
        Map<String, String> facts = save(made);
        printer.done(
                "issued",
                facts,
                "The engine's certificate is valid until "
                        + made.path("notAfter").asText() + ". Start the engine with"
                        + " --tlsverify --tlscacert " + facts.get("authority") + " --tlscert "
                        + facts.get("certificate")
                        + " --tlskey " + facts.get("key") + ".");
    }

    private Map<String, String> save(JsonNode made) {
        Map<String, String> files = new LinkedHashMap<>();
        try {
            Files.createDirectories(output.toAbsolutePath());
            files.put("authority", write("ca.pem", made.path("authority")));
            files.put("certificate", write("server-cert.pem", made.path("certificate")));
            files.put("key", write("server-key.pem", made.path("key")));
            return files;
        } catch (FileAlreadyExistsException e) {
            throw exists(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The certificate was made, but its files can't be written: make another one with --output and a folder"
                            + " you may write to.",
                    e);
        }
    }

    private String write(String name, JsonNode pem) throws IOException {
        Path file = output.resolve(name);
        PrivateFile.create(file, pem.asText().getBytes(StandardCharsets.UTF_8));
        return file.toString();
    }

    private static CommandFailure exists(String file) {
        return new CommandFailure(ExitCode.USAGE, "'" + file + "' exists already: name another folder with --output.");
    }
}
