// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a scanner says of itself: {@code GET /metadata}. */
public record AdapterMetadata(Scanner scanner, List<Capability> capabilities, Map<String, String> properties) {
    private static final String AUTHORIZATION = "harbor.scanner-adapter/registry-authorization-type";
    private static final String DATA_AS_OF = "harbor.scanner-adapter/vulnerability-database-updated-at";

    public AdapterMetadata {
        capabilities = List.copyOf(capabilities);
        properties = Map.copyOf(properties);
    }

    /** @throws IllegalArgumentException when it is not that */
    static AdapterMetadata of(JsonNode json) {
        if (!json.path("scanner").isObject() || !json.path("capabilities").isArray()) {
            throw new IllegalArgumentException("no metadata of a scanner");
        }
        List<Capability> capabilities = new ArrayList<>();
        json.path("capabilities").forEach(each -> capabilities.add(Capability.of(each)));
        Map<String, String> properties = new TreeMap<>();
        json.path("properties")
                .properties()
                .forEach(each -> properties.put(each.getKey(), each.getValue().asText()));
        return new AdapterMetadata(Scanner.of(json.path("scanner")), capabilities, properties);
    }

    /** What of a kind it can do with manifests of a type. */
    public Optional<Capability> capability(Capability.Kind kind, MediaType manifest) {
        return capabilities.stream()
                .filter(each -> each.kind() == kind && each.consumes().contains(manifest.name()))
                .findFirst();
    }

    /** Whether it pulls with a bearer token, and not with a user name and a password. */
    public boolean pullsWithBearer() {
        return "Bearer".equals(properties.get(AUTHORIZATION));
    }

    /** How old its vulnerability data is, where it says so. */
    public Optional<Instant> dataAsOf() {
        try {
            return Optional.ofNullable(properties.get(DATA_AS_OF))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
