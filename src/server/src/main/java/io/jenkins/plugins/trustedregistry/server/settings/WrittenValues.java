// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Values as they are to be written into a file: where a variable gave the very value before, the variable stays, so that no secret of the
 * environment gets into the file; everything else is written so that no variable is seen in it.
 */
final class WrittenValues {
    private final UnaryOperator<String> variables;

    WrittenValues(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    /** @param before what stood at that place */
    JsonNode of(JsonNode wanted, Optional<Node> before) {
        if (wanted instanceof ObjectNode object) {
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> written.set(
                            field.getKey(),
                            of(
                                    field.getValue(),
                                    before.flatMap(node -> YamlNodes.find(node, List.of(field.getKey()))))));
            return written;
        }
        if (wanted instanceof ArrayNode array) {
            ArrayNode written = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> written.add(of(each, before.flatMap(node -> counterpart(each, node)))));
            return written;
        }
        Optional<JsonNode> variable = before.flatMap(this::variable)
                .filter(text -> resolved(text).equals(wanted.asText()))
                .map(JsonNodeFactory.instance::textNode);
        if (variable.isPresent()) {
            return variable.get();
        }
        return wanted.isTextual() ? JsonNodeFactory.instance.textNode(Variables.escaped(wanted.asText())) : wanted;
    }

    private Optional<String> variable(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().contains("${")
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** The item of a list that is meant: of the same name, or of the same value. */
    private Optional<Node> counterpart(JsonNode wanted, Node before) {
        if (!(before instanceof SequenceNode list)) {
            return Optional.empty();
        }
        return list.getValue().stream().filter(item -> isMeant(wanted, item)).findFirst();
    }

    private boolean isMeant(JsonNode wanted, Node item) {
        if (item instanceof ScalarNode scalar) {
            return wanted.isValueNode() && resolved(scalar.getValue()).equals(wanted.asText());
        }
        return item instanceof MappingNode map
                && YamlNodes.find(map, "name")
                        .map(NodeTuple::getValueNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(name -> resolved(((ScalarNode) name).getValue()))
                        .filter(name -> name.equals(wanted.path("name").asText()))
                        .isPresent();
    }

    private String resolved(String text) {
        try {
            return variables.apply(text);
        } catch (InvalidSettingException e) {
            return text; // a variable that is gone stands for nothing
        }
    }
}
