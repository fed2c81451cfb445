// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the query of an address as forms write it: {@code name=value} pairs joined by {@code &}, {@code +} for a space. */
public final class QueryString {

    private QueryString() {}

    /**
     * The decoded values by name, both in the order they were sent.
     *
     * @param raw what follows the question mark, still encoded; may be empty
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with status 400 when it can't be decoded
     */
    public static Map<String, List<String>> parse(String raw) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decoded(name), ignored -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String part) {
        return PercentEncoding.decode(part.replace('+', ' '));
    }
}
