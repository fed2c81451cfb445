// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The JSON object a call brings. A key that is not expected is refused, naming it and what is allowed. */
public final class JsonBody {
    private static final int LARGEST = 1024 * 1024;
    private static final Instant END_OF_TIMES = Instant.parse("+10000-01-01T00:00:00Z");

    private final JsonNode root;

    private JsonBody(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads the body of a call.
     *
     * @param allowed every key that may occur
     */
    public static JsonBody of(Call call, String... allowed) throws IOException {
        return of(call, LARGEST, allowed);
    }

    /**
     * The same for a body that may be larger than usual.
     *
     * @param largest so many bytes
     */
    public static JsonBody of(Call call, int largest, String... allowed) throws IOException {
        return object(ReceivedJson.tree(call, largest), "The body", allowed);
    }

    private static JsonBody object(JsonNode root, String what, String... allowed) {
        if (!root.isObject()) {
            throw Refusals.invalid(what + " must be a JSON object, in braces.");
        }
        Set<String> unknown = new TreeSet<>();
        root.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(allowed));
        if (!unknown.isEmpty()) {
            throw Refusals.invalid("'" + Shown.of(unknown.iterator().next()) + "' is not a key here. Allowed: "
                    + String.join(", ", new TreeSet<>(Set.of(allowed))) + ".");
        }
        return new JsonBody(root);
    }

    /** The body of a call whatever JSON it is, for those that a schema of their own reads. */
    public static JsonNode anything(Call call) throws IOException {
        return ReceivedJson.tree(call, LARGEST);
    }

    public boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** A string that must be there. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> Refusals.invalid("'" + key + "' is missing: it is required here."));
    }

    public Optional<String> optionalText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!root.get(key).isTextual()) {
            throw Refusals.invalid("'" + key + "' must be a string.");
        }
        return Optional.of(root.get(key).textValue());
    }

    public Optional<Boolean> flag(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!root.get(key).isBoolean()) {
            throw Refusals.invalid("'" + key + "' must be true or false.");
        }
        return Optional.of(root.get(key).booleanValue());
    }

    public Optional<Integer> number(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!root.get(key).canConvertToInt() || !root.get(key).isIntegralNumber()) {
            throw Refusals.invalid("'" + key + "' must be a whole number.");
        }
        return Optional.of(root.get(key).intValue());
    }

    public Optional<Instant> time(String key) {
        return optionalText(key).map(text -> {
            try {
                Instant time = Instant.parse(text);
                if (!time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIMES)) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            throw Refusals.invalid("'" + key + "' must be a time in UTC as ISO 8601 writes it, of the years 1970 to"
                    + " 9999, for instance 2027-01-31T12:00:00Z.");
        });
    }

    public Optional<List<String>> texts(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        for (JsonNode each : root.get(key)) {
            all.add(each.asText());
        }
        if (!root.get(key).isArray() || !root.get(key).valueStream().allMatch(JsonNode::isTextual)) {
            throw Refusals.invalid("'" + key + "' must be a list of strings.");
        }
        return Optional.of(all);
    }

    /** An object inside, with the keys that may occur in it. */
    public Optional<JsonBody> object(String key, String... allowed) {
        return has(key) ? Optional.of(object(root.get(key), "'" + key + "'", allowed)) : Optional.empty();
    }

    /** A list of objects inside; empty where there is none. */
    public List<JsonBody> objects(String key, String... allowed) {
        if (!has(key)) {
            return List.of();
        }
        if (!root.get(key).isArray()) {
            throw Refusals.invalid("'" + key + "' must be a list of objects.");
        }
        return root.get(key)
                .valueStream()
                .map(each -> object(each, "Each of '" + key + "'", allowed))
                .toList();
    }

    /** A value that a schema of its own reads; a missing node where there is none. */
    public JsonNode value(String key) {
        return root.path(key);
    }

    public Optional<List<Member>> members(String key) {
        return texts(key).map(all -> all.stream().map(Member::parse).toList());
    }
}
