// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.casc.model.Scalar;
import io.jenkins.plugins.casc.model.Sequence;
import java.util.List;
import java.util.function.UnaryOperator;

/** JCasC's trees and JSON's. */
final class Nodes {

    private Nodes() {}

    /** @param variables resolves {@code ${...}} inside one scalar */
    static JsonNode toJson(CNode node, UnaryOperator<String> variables) {
        return switch (node.getType()) {
            case MAPPING -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                node.asMapping().forEach((key, value) -> object.set(key, toJson(value, variables)));
                yield object;
            }
            case SEQUENCE -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                node.asSequence().forEach(value -> array.add(toJson(value, variables)));
                yield array;
            }
            case SCALAR ->
                JsonNodeFactory.instance.textNode(
                        variables.apply(node.asScalar().toString()));
        };
    }

    /** @param literally makes a text that JCasC reads back as it is */
    static CNode fromJson(JsonNode json, UnaryOperator<String> literally) {
        if (json.isObject()) {
            Mapping mapping = new Mapping();
            json.properties().forEach(field -> mapping.put(field.getKey(), fromJson(field.getValue(), literally)));
            return mapping;
        }
        if (json.isArray()) {
            Sequence sequence = new Sequence();
            json.forEach(value -> sequence.add(fromJson(value, literally)));
            return sequence;
        }
        if (json.isBoolean()) {
            return new Scalar(json.booleanValue());
        }
        return json.isNumber() ? new Scalar(json.numberValue()) : text(literally.apply(json.asText()));
    }

    /** An empty text says something too: what is left out has its default. */
    private static Scalar text(String value) {
        Scalar text = new Scalar(value);
        text.setPrintableWhenEmpty(true);
        return text;
    }

    /** What the path names, or the last thing on the way that is there. */
    static CNode at(CNode root, List<Object> path) {
        CNode here = root;
        for (Object step : path) {
            CNode next = step(here, step);
            if (next == null) {
                return here;
            }
            here = next;
        }
        return here;
    }

    private static CNode step(CNode from, Object step) {
        if (step instanceof String key && from.getType() == CNode.Type.MAPPING) {
            return from.asMapping().get(key);
        }
        boolean there = step instanceof Integer index
                && from.getType() == CNode.Type.SEQUENCE
                && index < from.asSequence().size();
        return there ? from.asSequence().get((Integer) step) : null;
    }
}
