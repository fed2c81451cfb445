// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Vulnerability data of a test, imported as an administrator uploads it. */
public final class Advisories {
    private static final String API = "trusted-registry/api/v1/";

    private Advisories() {}

    /** @param entries each {@code CVE package fixed-version}, all critical in Debian 12 */
    public static void importAll(JenkinsSession administrator, String... entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                String[] parts = entry.split(" ");
                zip.putNextEntry(new ZipEntry("DEBIAN-" + parts[0] + ".json"));
                zip.write("""
                        {"schema_version": "1.7.3", "id": "DEBIAN-%1$s", "modified": "2026-01-01T00:00:00Z", "published": "2026-01-01T00:00:00Z",
                         "upstream": ["%1$s"], "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                         "affected": [{"package": {"ecosystem": "Debian:12", "name": "%2$s"},
                           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%3$s"}]}]}]}
                        """.formatted(parts[0], parts[1], parts[2]).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        JsonNode upload = JenkinsSession.parsed(
                administrator.upload(API + "advisories/uploads?name=debian.zip&ecosystem=Debian", bytes.toByteArray()));
        JsonNode job = JenkinsSession.parsed(administrator.call(
                "POST",
                API + "advisories/imports",
                "{\"uploads\": [\"" + upload.get("id").asText() + "\"]}"));
        assertThat(job.has("id")).isTrue();
        settle(administrator);
    }

    /** Waits until no background work is left. */
    public static void settle(JenkinsSession administrator) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (isBusy(administrator, "queued") || isBusy(administrator, "running")) {
            assertThat(Instant.now()).as("the registry came to rest").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static boolean isBusy(JenkinsSession administrator, String state) throws Exception {
        return !administrator.json(API + "jobs?state=" + state).get("items").isEmpty();
    }
}
