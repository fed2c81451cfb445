// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a real registry of another make are scanned where they are. */
@Tag("slow")
class ForeignRegistryTest {
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
                    .says("TLS");
        }
    }

    /** A layer with a jar, as an OCI layout. */
    private Path application() throws Exception {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties"));
            zip.write("groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion=2.14.1\n"
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Path opt = Files.createDirectories(folder.resolve("layer/opt"));
        Files.write(opt.resolve("app.jar"), jar.toByteArray());
        Command.in(folder)
                .run("tar", "--create", "--file", "app.tar", "--directory", "layer", ".")
                .succeeded();
        byte[] layer = Files.readAllBytes(folder.resolve("app.tar"));
        byte[] config = """
                {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":["%s"]},
                 "history":[{"created_by":"COPY app.jar /opt/app.jar"}]}""".formatted(Images.digest(layer)).getBytes(StandardCharsets.UTF_8);
        byte[] manifest = Images.manifest(config, layer).getBytes(StandardCharsets.UTF_8);
        Path blobs = Files.createDirectories(folder.resolve("layout/blobs/sha256"));
        for (byte[] blob : List.of(layer, config, manifest)) {
            Files.write(blobs.resolve(Images.digest(blob).substring("sha256:".length())), blob);
        }
        Files.writeString(folder.resolve("layout/oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(folder.resolve("layout/index.json"), """
                {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}""".formatted(
                        Images.MANIFEST, Images.digest(manifest), manifest.length));
        return folder.resolve("layout");
    }
}
