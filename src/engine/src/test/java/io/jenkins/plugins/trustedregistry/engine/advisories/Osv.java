// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Records in OSV's form, written for the tests; what they say are facts of the vulnerabilities they name. */
public final class Osv {
    private final String id;
    private final Map<String, String> fields = new TreeMap<>();
    private final List<String> affected = new ArrayList<>();

    private Osv(String id) {
        this.id = id;
        modified("2024-01-01T00:00:00Z");
    }

    public static Osv record(String id) {
        return new Osv(id);
    }

    public Osv modified(String time) {
        fields.put("modified", quoted(time));
        return this;
    }

    public Osv summary(String text) {
        fields.put("summary", quoted(text));
        return this;
    }

    public Osv withdrawn() {
        fields.put("withdrawn", quoted("2024-02-01T00:00:00Z"));
        return this;
    }

    public Osv aliases(String... names) {
        fields.put("aliases", texts(names));
        return this;
    }

    public Osv upstream(String... names) {
        fields.put("upstream", texts(names));
        return this;
    }

    public Osv related(String... names) {
        fields.put("related", texts(names));
        return this;
    }

    public Osv cvss3(String vector) {
        fields.put("severity", "[{\"type\":\"CVSS_V3\",\"score\":" + quoted(vector) + "}]");
        return this;
    }

    /** Any field, as JSON. */
    public Osv field(String name, String json) {
        fields.put(name, json);
        return this;
    }

    /** @param bounds in turn: introduced, fixed, introduced, fixed... */
    public Osv affects(String ecosystem, String name, String... bounds) {
        return affectsAs(ecosystem, name, "ECOSYSTEM", "", bounds);
    }

    public Osv affectsAs(String ecosystem, String name, String type, String more, String... bounds) {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < bounds.length; i++) {
            events.append(i == 0 ? "" : ",")
                    .append("{\"")
                    .append(i % 2 == 0 ? "introduced" : "fixed")
                    .append("\":")
                    .append(quoted(bounds[i]))
                    .append("}");
        }
        return affectsExactly("{\"package\":{\"ecosystem\":" + quoted(ecosystem) + ",\"name\":" + quoted(name)
                + "},\"ranges\":[{\"type\":\"" + type + "\",\"events\":[" + events + "]}]" + more + "}");
    }

    public Osv affectsExactly(String json) {
        affected.add(json);
        return this;
    }

    public String json() {
        StringBuilder json = new StringBuilder("{\"schema_version\":\"1.7.0\",\"id\":" + quoted(id));
        fields.forEach(
                (name, value) -> json.append(",\"").append(name).append("\":").append(value));
        return json.append(",\"affected\":[")
                .append(String.join(",", affected))
                .append("]}")
                .toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String texts(String... names) {
        return "[" + String.join(",", List.of(names).stream().map(Osv::quoted).toList()) + "]";
    }

    /** An archive as OSV publishes it. */
    public static Path zip(Path file, Osv... records) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Osv each : records) {
                zip.putNextEntry(new ZipEntry(each.id + ".json"));
                zip.write(each.json().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    /** CVE-2021-44228, as GitHub's database has it. */
    public static Osv log4shell() {
        String maven = "org.apache.logging.log4j:log4j-core";
        return record("GHSA-jfh8-c2jp-5v3q")
                .summary("Remote code injection in Log4j")
                .aliases("CVE-2021-44228")
                .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")
                .field("database_specific", "{\"severity\":\"CRITICAL\",\"cwe_ids\":[\"CWE-20\"]}")
                .field(
                        "references",
                        "[{\"type\":\"ADVISORY\",\"url\":\"https://nvd.nist.gov/vuln/detail/CVE-2021-44228\"}]")
                .affects("Maven", maven, "2.13.0", "2.15.0")
                .affects("Maven", maven, "2.4", "2.12.2")
                .affects("Maven", maven, "2.0-beta9", "2.3.1");
    }

    /** CVE-2022-37434 in Debian. */
    public static Osv debianZlib() {
        return record("DEBIAN-CVE-2022-37434")
                .upstream("CVE-2022-37434")
                .cvss3("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .affects("Debian:11", "zlib", "0", "1:1.2.11.dfsg-2+deb11u2")
                .affects("Debian:12", "zlib", "0", "1:1.2.11.dfsg-4.1");
    }

    /** The notice that mended it. */
    public static Osv debianNotice() {
        return record("DSA-5218-1")
                .summary("zlib - security update")
                .upstream("CVE-2022-37434")
                .affects("Debian:11", "zlib", "0", "1:1.2.11.dfsg-2+deb11u2");
    }

    /** CVE-2022-37434 in Alpine. */
    public static Osv alpineZlib() {
        return record("ALPINE-CVE-2022-37434")
                .upstream("CVE-2022-37434")
                .affects("Alpine:v3.15", "zlib", "0", "1.2.12-r2")
                .affects("Alpine:v3.16", "zlib", "0", "1.2.12-r2");
    }

    /** CVE-2023-32681, as GitHub and as PyPA's database have it. */
    public static Osv[] requests() {
        return new Osv[] {
            record("GHSA-j8r2-6x86-q33q")
                    .aliases("CVE-2023-32681", "PYSEC-2023-74")
                    .cvss3("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:H/I:N/A:N")
                    .field("database_specific", "{\"severity\":\"MODERATE\"}")
                    .affects("PyPI", "requests", "2.3.0", "2.31.0"),
            record("PYSEC-2023-74")
                    .aliases("GHSA-j8r2-6x86-q33q", "CVE-2023-32681")
                    .affects("PyPI", "requests", "2.3.0", "2.31.0")
        };
    }
}
