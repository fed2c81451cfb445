// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * The text of a settings file, with another value of one block. Only what changes in that block is written anew: comments, the order of
 * keys, other blocks, and variables whose value stays, stay as somebody wrote them. Whoever uses the result reads it back first and
 * compares: YAML can be written in more ways than this knows.
 */
final class SettingsText {
    private static final List<String> ABOVE = List.of("unclassified", "trustedRegistry");

    private final YamlText text;
    private final WrittenValues values;

    /** @throws IOException when the text can't be understood */
    SettingsText(String yaml, UnaryOperator<String> variables) throws IOException {
        this.text = new YamlText(yaml);
        this.values = new WrittenValues(variables);
    }

    /**
     * @param before what the block is by this text
     * @param wanted what it shall be
     * @throws IOException when it is written in a way that can't be changed without changing more
     */
    String with(String block, JsonNode before, JsonNode wanted) throws IOException {
        List<String> path = new ArrayList<>(ABOVE);
        path.add(block);
        Optional<Node> root = text.root();
        if (root.isEmpty()) {
            return text.with(List.of(text.atEnd(path, values.of(wanted, Optional.empty()))));
        }
        if (root.get() instanceof MappingNode map) {
            return text.with(in(map, path, before, wanted));
        }
        throw new IOException("the file is no list of keys");
    }

    private List<YamlEdit> in(MappingNode map, List<String> path, JsonNode before, JsonNode wanted) throws IOException {
        Optional<NodeTuple> entry = YamlNodes.find(map, path.get(0));
        if (entry.isEmpty()) {
            return List.of(text.insert(map, path, values.of(wanted, Optional.empty())));
        }
        Node value = entry.get().getValueNode();
        List<String> below = path.subList(1, path.size());
        if (!below.isEmpty() && YamlNodes.isOpen(value)) {
            return in((MappingNode) value, below, before, wanted);
        }
        if (below.isEmpty() && YamlNodes.isOpen(value) && before.isObject() && wanted.isObject()) {
            return keys((MappingNode) value, before, wanted);
        }
        JsonNode written = values.of(wanted, YamlNodes.find(value, below));
        JsonNode whole = below.isEmpty() ? written : YamlNodes.put(YamlNodes.tree(value), below, written);
        return List.of(text.replace(map, entry.get(), whole));
    }

    private List<YamlEdit> keys(MappingNode block, JsonNode before, JsonNode wanted) throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        wanted.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.path(name).equals(wanted.path(name)));
        List<YamlEdit> edits = new ArrayList<>();
        for (String name : names) {
            Optional<NodeTuple> entry = YamlNodes.find(block, name);
            if (entry.isEmpty() && wanted.has(name)) {
                edits.add(text.insert(block, List.of(name), values.of(wanted.get(name), Optional.empty())));
            } else if (entry.isPresent() && wanted.has(name)) {
                JsonNode value =
                        values.of(wanted.get(name), Optional.of(entry.get().getValueNode()));
                edits.add(text.replace(block, entry.get(), value));
            } else if (entry.isPresent()) {
                edits.add(text.remove(entry.get()));
            }
        }
        return edits;
    }
}
