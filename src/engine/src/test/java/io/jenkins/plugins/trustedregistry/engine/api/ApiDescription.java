// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code openapi.yaml}, as tests read it. */
record ApiDescription(JsonNode root) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    static ApiDescription read() throws IOException {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.yaml")) {
            return new ApiDescription(new YAMLMapper().readTree(in));
        }
    }

    /** Every call there is; those that delete come last. */
    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each ->
                                all.add(operation(path.getKey(), path.getValue(), each.getKey(), each.getValue()))));
        all.sort(Comparator.comparing(each -> each.method().equals("DELETE")));
        return all;
    }

    private Operation operation(String path, JsonNode shared, String method, JsonNode said) {
        List<Parameter> parameters = new ArrayList<>();
        List.of(shared, said).forEach(each -> each.path("parameters").forEach(one -> parameters.add(parameter(one))));
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, body(said.path("requestBody")));
    }

    private Parameter parameter(JsonNode said) {
        JsonNode parameter = resolved(said);
        return new Parameter(
                parameter.get("name").asText(), parameter.get("in").asText(), resolved(parameter.get("schema")));
    }

    private Optional<Body> body(JsonNode said) {
        return said.path("content").properties().stream()
                .findFirst()
                .map(content -> new Body(
                        content.getKey(),
                        said.path("required").asBoolean(),
                        merged(content.getValue().get("schema"))));
    }

    /** With what it takes over from others. */
    private ObjectNode merged(JsonNode said) {
        JsonNode schema = resolved(said);
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.setAll((ObjectNode) schema);
        for (JsonNode part : schema.path("allOf")) {
            ObjectNode taken = merged(part);
            merged.withObjectProperty("properties").setAll(taken.withObjectProperty("properties"));
            taken.path("required")
                    .forEach(each -> merged.withArrayProperty("required").add(each));
        }
        return merged;
    }

    private JsonNode resolved(JsonNode said) {
        return said.has("$ref") ? root.at(said.get("$ref").asText().substring(1)) : said;
    }

    /**
     * A call.
     *
     * @param path with placeholders
     */
    record Operation(String method, String path, List<Parameter> parameters, Optional<Body> body) {
        List<Parameter> query() {
            return parameters.stream().filter(each -> each.in().equals("query")).toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    record Parameter(String name, String in, JsonNode schema) {}

    /** @param schema all of its properties are in it */
    record Body(String type, boolean required, ObjectNode schema) {
        boolean isJson() {
            return type.equals("application/json");
        }
    }
}
