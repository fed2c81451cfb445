// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** All that can be known of a registry: asked over its socket, and read from its home when it does not run. */
final class Census {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern BY_ITSELF = Pattern.compile(
            "collection_rest|access_token|refresh_token|job.*|.*audit.*|.*pull.*|.*event.*|.*delivery.*");

    private Census() {}

    /** Every repository with its tags, its manifests' bytes and all their blobs' bytes, by path; all digests are checked. */
    static Map<String, String> images(RunningServer server) throws IOException, InterruptedException {
        RegistryUser admin = RegistryUser.of(server, RunningServer.ADMIN);
        Map<String, String> all = new TreeMap<>();
        for (JsonNode repository : items(admin, "/api/v1/repositories")) {
            String name = repository.get("name").asText();
            all.put(name, repository.toString());
            for (JsonNode tag : items(admin, "/api/v1/repositories/" + name + "/-/tags")) {
                all.put(name + ":" + tag.get("tag").asText(), tag.toString());
            }
            for (JsonNode manifest : items(admin, "/api/v1/repositories/" + name + "/-/manifests")) {
                String digest = manifest.get("digest").asText();
                byte[] content = whole(admin, "/v2/" + name + "/manifests/" + digest, digest);
                all.put(name + "@" + digest, manifest.toString());
                JsonNode image = JSON.readTree(content);
                for (JsonNode blob : List.of(image.get("config"), image.at("/layers/0"))) {
                    String of = blob.get("digest").asText();
                    all.put(name + "/" + of, String.valueOf(whole(admin, "/v2/" + name + "/blobs/" + of, of).length));
                }
            }
        }
        return all;
    }

    private static byte[] whole(RegistryUser admin, String path, String digest)
            throws IOException, InterruptedException {
        byte[] body = RegistryUser.expect(200, admin.get(path)).body();
        Assertions.assertThat(Images.digest(body)).as(path).isEqualTo(digest);
        return body;
    }

    static List<JsonNode> items(RegistryUser admin, String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<byte[]> answer = RegistryUser.expect(
                    200, admin.get(path + "?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            JsonNode page = JSON.readTree(answer.body());
            page.get("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Every row of every table, as text; without those that a registry writes by itself while nobody asks it anything. */
    static Map<String, List<String>> tables(Path home) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("registry.db"));
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                while (rows.next()) {
                    if (!BY_ITSELF.matcher(rows.getString(1)).matches()) {
                        names.add(rows.getString(1));
                    }
                }
            }
            for (String name : names) {
                tables.put(name, rows(statement, name));
            }
        }
        return tables;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    row.append(value instanceof byte[] bytes ? Images.digest(bytes) : value)
                            .append('|');
                }
                all.add(row.toString());
            }
        }
        Collections.sort(all);
        return all;
    }

    /** Every file of a folder with the digest of its bytes. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Images.digest(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
