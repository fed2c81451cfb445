// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads reports as they come; of vulnerabilities one after the other. What is no report is an {@link IOException}. */
final class ReportReader {
    private static final int MOST = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportReader() {}

    static VulnerabilityReport vulnerabilities(InputStream in) throws IOException {
        Scanner scanner = new Scanner("", "", "");
        List<Vulnerability> found = new ArrayList<>();
        boolean said = false;
        try (JsonParser parser = JSON.createParser(in)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("vulnerabilities")) {
                    require(value == JsonToken.START_ARRAY || value == JsonToken.VALUE_NULL);
                    list(parser, value, found);
                } else if (field.equals("scanner")) {
                    scanner = Scanner.of(JSON.readTree(parser));
                    said = true;
                } else {
                    said |= field.equals("artifact") || field.equals("generated_at");
                    parser.skipChildren();
                }
            }
        }
        require(said || !found.isEmpty()); // some other document would say that there is nothing to be found
        return new VulnerabilityReport(scanner, found);
    }

    private static void list(JsonParser parser, JsonToken value, List<Vulnerability> found) throws IOException {
        Set<List<String>> seen = new HashSet<>();
        while (value == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode each = JSON.readTree(parser);
            Vulnerability.of(each)
                    .filter(one -> seen.add(List.of(one.id(), one.packageName(), one.version())))
                    .ifPresent(found::add);
            if (found.size() > MOST) {
                throw new StrangeDocumentException("it has more than " + MOST + " vulnerabilities");
            }
        }
    }

    static Bill bill(InputStream in) throws IOException {
        JsonNode report = tree(in);
        require(report.path("sbom").isObject() && !report.path("sbom").isEmpty());
        return new Bill(Scanner.of(report.path("scanner")), JSON.writeValueAsBytes(report.get("sbom")));
    }

    static JsonNode tree(InputStream in) throws IOException {
        JsonNode tree = JSON.readTree(in);
        require(tree != null && tree.isObject());
        return tree;
    }

    private static void require(boolean isReport) throws IOException {
        if (!isReport) {
            throw new StrangeDocumentException("it is not what the scanner adapter API describes");
        }
    }
}
