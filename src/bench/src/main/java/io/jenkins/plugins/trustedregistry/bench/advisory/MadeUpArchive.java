// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.advisory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An ecosystem's archive with made-up records.
 *
 * @param ecosystem its base
 * @param records how many; OSV's own archives had about these numbers in 2025
 * @param packages how many different ones they name
 * @param releases of a distribution, each of which every record names; empty: a language
 * @param versions how many versions each package of a record lists, as Debian's and PyPI's records do
 */
record MadeUpArchive(String ecosystem, int records, int packages, String[] releases, int versions) {
    private static final String DETAILS = "A crafted request can make the parser read beyond its buffer. ".repeat(12);

    void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(ecosystem.hashCode());
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int i = 0; i < records; i++) {
                zip.putNextEntry(new ZipEntry(id(i) + ".json"));
                zip.write(record(i, random).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private String id(int i) {
        return releases.length > 0
                ? ecosystem.toUpperCase(Locale.ROOT) + "-" + cve(i)
                : "GHSA-" + ecosystem.hashCode() % 1000 + "-" + i;
    }

    /** The vulnerability that a record is about. */
    static String cve(int i) {
        return "CVE-" + (2000 + i % 26) + "-" + (1000 + i);
    }

    /** The name of a package, so that lookups can ask for it. */
    String packageName(int i) {
        return ecosystem.equals("Maven") ? "org.group" + i % 500 + ":artifact-" + i : "package-" + i;
    }

    private String record(int i, SplittableRandom random) {
        StringBuilder json = new StringBuilder(4000);
        json.append("{\"schema_version\":\"1.7.0\",\"id\":\"")
                .append(id(i))
                .append("\",\"modified\":\"2026-10-0")
                .append(1 + i % 9)
                .append("T10:00:00Z\",\"published\":\"2024-01-01T00:00:00Z\",\"summary\":\"Made up\",\"details\":\"")
                .append(DETAILS)
                .append("\",\"")
                .append(releases.length > 0 ? "upstream" : "aliases")
                .append("\":[\"")
                .append(cve(i))
                .append(
                        "\"],\"severity\":[{\"type\":\"CVSS_V3\",\"score\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"}],")
                .append("\"references\":[");
        for (int r = 0; r < 6; r++) {
            json.append(r == 0 ? "" : ",")
                    .append("{\"type\":\"WEB\",\"url\":\"https://example.com/")
                    .append(i)
                    .append('/')
                    .append(r)
                    .append("\"}");
        }
        json.append("],\"affected\":[");
        String name = packageName(random.nextInt(packages));
        if (releases.length == 0) {
            affected(json, ecosystem, name, random);
        }
        for (int r = 0; r < releases.length; r++) {
            json.append(r == 0 ? "" : ",");
            affected(json, ecosystem + ":" + releases[r], name, random);
        }
        return json.append("]}").toString();
    }

    private void affected(StringBuilder json, String where, String name, SplittableRandom random) {
        int fixed = 1 + random.nextInt(60);
        json.append("{\"package\":{\"ecosystem\":\"")
                .append(where)
                .append("\",\"name\":\"")
                .append(name)
                .append("\"},\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\"1.")
                .append(fixed)
                .append(".0\"}]}],\"versions\":[");
        for (int v = 0; v < versions; v++) {
            json.append(v == 0 ? "" : ",")
                    .append("\"1.")
                    .append(v % fixed)
                    .append('.')
                    .append(v)
                    .append('"');
        }
        json.append("]}");
    }
}
