// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Delivery;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Imports;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Intake;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Limits;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Progress;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.AdvisoryFolder;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real vulnerabilities in OSV's format, in few words, imported into the home of a server that does not run. */
final class OsvRecords {
    private OsvRecords() {}

    /** @param fixed empty: nothing mends it */
    static String debian(String cve, String source, String fixed) {
        return record("DEBIAN-" + cve, cve, "Debian:12", source, "ECOSYSTEM", fixed);
    }

    static String record(String id, String cve, String ecosystem, String name, String type, String fixed) {
        String end = fixed.isEmpty() ? "" : ",{\"fixed\":\"" + fixed + "\"}";
        return """
                {"schema_version":"1.7.0","id":"%s","modified":"2024-01-01T00:00:00Z","upstream":["%s"],"aliases":["%s"],
                 "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected":[{"package":{"ecosystem":"%s","name":"%s"},
                   "ranges":[{"type":"%s","events":[{"introduced":"0"}%s]}]}]}""".formatted(id, cve, cve, ecosystem, name, type, end);
    }

    static void importInto(Path home, String source, String... records) throws IOException {
        Path zip = Files.createTempFile("osv", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream archive = new ZipOutputStream(out)) {
            for (int i = 0; i < records.length; i++) {
                archive.putNextEntry(new ZipEntry(i + ".json"));
                archive.write(records[i].getBytes(StandardCharsets.UTF_8));
                archive.closeEntry();
            }
        }
        Files.createDirectories(home);
        try (Generations generations = Generations.open(new AdvisoryFolder(home.resolve("advisories")))) {
            Imports imports = new Imports(new Intake(generations, Limits.USUAL, InstantSource.system()), generations);
            imports.take(List.of(Delivery.upload(zip, source + ".zip", Optional.of(source))), Progress.NONE);
        } finally {
            Files.delete(zip);
        }
    }
}
