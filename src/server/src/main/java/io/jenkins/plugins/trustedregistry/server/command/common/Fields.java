// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON object of a call, made of the options that were given; those that were not are left out. */
public final class Fields {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    public Fields with(String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
        return this;
    }

    public Fields with(String key, @Nullable Boolean value) {
        if (value != null) {
            object.put(key, value);
        }
        return this;
    }

    public Fields with(String key, @Nullable Integer value) {
        if (value != null) {
            object.put(key, value);
        }
        return this;
    }

    public Fields with(String key, @Nullable List<String> values) {
        if (values != null) {
            ArrayNode array = object.putArray(key);
            values.forEach(array::add);
        }
        return this;
    }

    /** The same of an option that can be repeated, where one empty text stands for none. */
    public Fields withGiven(String key, @Nullable List<String> texts) {
        return with(
                key,
                texts == null
                        ? null
                        : texts.stream().filter(text -> !text.isEmpty()).toList());
    }

    public ObjectNode json() {
        return object;
    }

    /** For a change, which must change something. */
    public ObjectNode change() {
        if (object.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is nothing to change: give at least one option; --help shows which there are.");
        }
        return object;
    }
}
