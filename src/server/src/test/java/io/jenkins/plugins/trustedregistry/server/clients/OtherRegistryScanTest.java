// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a real registry of another make are scanned where they are. */
@Tag("slow")
class OtherRegistryScanTest {
    @TempDir
    private Path folder;

    private static Command.Result scan(Path folder, String password, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("scan", "image"));
        argv.addAll(List.of(arguments));
        argv.addAll(List.of("--home", folder.resolve("home").toString()));
        return Command.in(folder)
                .feed(
                        password + "\n",
                        Launch.commandLine(List.of("-XX:TieredStopAtLevel=1"), argv)
                                .toArray(String[]::new));
    }

    @Test
    void anImageOfAnotherRegistryIsScannedWithItsAuthorityAndAPassword() throws Exception {
        OsvRecords.importInto(
                folder.resolve("home"),
                "Maven",
                OsvRecords.record(
                        "GHSA-jfh8-c2jp-5v3q",
                        "CVE-2021-44228",
                        "Maven",
                        "org.apache.logging.log4j:log4j-core",
                        "ECOSYSTEM",
                        "2.15.0"));
        Launch.plain(folder).start().stop(); // makes the registry whose data is used; the command opens it by itself
        try (ForeignRegistry other = ForeignRegistry.start(Files.createDirectories(folder.resolve("other")))) {
            other.push(application(), "library/app:1");
            String image = other.address() + "/library/app:1";
            String ca = other.authority().toString();

            Command.Result found = scan(
                            folder,
                            ForeignRegistry.PASSWORD,
                            image,
                            "--user",
                            ForeignRegistry.USER,
                            "--password-stdin",
                            "--other-ca",
                            ca,
                            "--format",
                            "json")
                    .succeeded();
            JsonNode report = new JsonMapper()
                    .readTree(found.output().substring(found.output().indexOf('{')));
            assertThat(report.at("/vulnerabilities/0/id").asText()).isEqualTo("CVE-2021-44228");
            assertThat(report.at("/vulnerabilities/0/instruction").asText()).isEqualTo("COPY app.jar /opt/app.jar");
            assertThat(report.at("/report/image").asText()).isEqualTo(image);

            scan(folder, "wrong", image, "--user", ForeignRegistry.USER, "--password-stdin", "--other-ca", ca)
                    .failed()
                    .says("127.0.0.1");
            scan(folder, "", image, "--other-ca", ca).failed();
            scan(folder, ForeignRegistry.PASSWORD, image, "--user", ForeignRegistry.USER, "--password-stdin")
                    .failed()
                    .says("No encrypted connection to " + other.address());
        }
    }

    private Path application() throws Exception {
        return LayoutOfFiles.make(
                folder,
                "COPY app.jar /opt/app.jar",
                Map.of("opt/app.jar", LayoutOfFiles.jar("org.apache.logging.log4j", "log4j-core", "2.14.1")));
    }
}
