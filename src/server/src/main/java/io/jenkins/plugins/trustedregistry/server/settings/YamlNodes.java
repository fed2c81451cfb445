// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Looking around in a YAML text that was read with the places of everything. */
final class YamlNodes {
    private YamlNodes() {}

    /** Whether it is a list of keys, one a line, to which something can be added. */
    static boolean isOpen(Node node) {
        return node instanceof MappingNode map
                && map.getFlowStyle() == FlowStyle.BLOCK
                && !map.getValue().isEmpty();
    }

    static Optional<NodeTuple> find(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    /** What stands below these keys. */
    static Optional<Node> find(Node node, List<String> path) {
        Optional<Node> found = Optional.of(node);
        for (String key : path) {
            found = found.filter(MappingNode.class::isInstance)
                    .flatMap(map -> find((MappingNode) map, key))
                    .map(NodeTuple::getValueNode);
        }
        return found;
    }

    /** As it is written: variables are not resolved. */
    static JsonNode tree(Node node) {
        if (node instanceof MappingNode map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    object.set(key.getValue(), tree(entry.getValueNode()));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.getValue().forEach(each -> array.add(tree(each)));
            return array;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode scalar(ScalarNode node) {
        if (node.getTag().equals(Tag.NULL)) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(node.getValue()));
        }
        if (node.getTag().equals(Tag.INT) && node.getValue().matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(node.getValue()));
        }
        return JsonNodeFactory.instance.textNode(node.getValue());
    }

    /** The tree with another value below these keys; what is no object on the way there becomes one. */
    static JsonNode put(JsonNode tree, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        ObjectNode object = tree instanceof ObjectNode map ? map : JsonNodeFactory.instance.objectNode();
        object.set(path.get(0), put(object.path(path.get(0)), path.subList(1, path.size()), value));
        return object;
    }
}
