// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.engine.settings.file.YamlBlocks;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML text with the places of its keys and values, to be changed place by place. */
final class YamlText {
    private static final int LARGEST = 16 << 20;

    private final String text;
    private final Optional<Node> root;

    /** @throws IOException when it is no YAML document */
    YamlText(String text) throws IOException {
        this.text = text;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        try {
            root = Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (YAMLException e) {
            throw new IOException("it is not one well-formed YAML document", e);
        }
    }

    /** Empty: there is nothing in it, or only comments. */
    Optional<Node> root() {
        return root;
    }

    /** The text with all of these done, none of which may overlap another. */
    String with(List<YamlEdit> edits) {
        StringBuilder changed = new StringBuilder(text);
        List<YamlEdit> backwards = new ArrayList<>(edits);
        backwards.sort(
                Comparator.comparingInt(YamlEdit::from)); // stable: what is added at one place stays in its order
        for (int i = backwards.size() - 1; i >= 0; i--) {
            YamlEdit edit = backwards.get(i);
            changed.replace(edit.from(), edit.to(), edit.text());
        }
        return changed.toString();
    }

    /** Puts keys and a value behind everything. */
    YamlEdit atEnd(List<String> path, JsonNode value) {
        String start = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return new YamlEdit(text.length(), text.length(), start + entry(path, value, 0) + "\n");
    }

    /** Puts keys and a value behind the last key of a block. */
    YamlEdit insert(MappingNode block, List<String> path, JsonNode value) throws IOException {
        NodeTuple last = block.getValue().get(block.getValue().size() - 1);
        int at = endOfLine(end(last));
        return new YamlEdit(at, at, "\n" + entry(path, value, column(block)));
    }

    /** Puts another value in the place of one. A comment behind it stays, unless it would get into the value. */
    YamlEdit replace(MappingNode block, NodeTuple entry, JsonNode value) throws IOException {
        int from = colon(entry) + 1;
        int to = end(entry);
        String key = key(entry);
        String written = entry(List.of(key), value, column(block));
        String behind = written.substring(
                written.indexOf(':', written.indexOf(quoted(key)) + quoted(key).length()) + 1);
        return new YamlEdit(from, behind.contains("\n") ? endOfLine(to) : to, behind);
    }

    /** Takes out a key with its lines. */
    YamlEdit remove(NodeTuple entry) throws IOException {
        int from = text.lastIndexOf('\n', place(entry.getKeyNode().getStartMark())) + 1;
        return new YamlEdit(from, Math.min(text.length(), endOfLine(end(entry)) + 1), "");
    }

    private static String entry(List<String> path, JsonNode value, int column) {
        JsonNode tree = YamlNodes.put(JsonNodeFactory.instance.objectNode(), path, value);
        String indent = " ".repeat(column);
        return YamlBlocks.write(tree)
                .stripTrailing()
                .lines()
                .map(line -> line.isEmpty() ? line : indent + line)
                .collect(Collectors.joining("\n"));
    }

    /** A key as it is written. */
    private static String quoted(String key) {
        String written = YamlBlocks.write(Map.of(key, ""));
        return written.substring(0, written.indexOf(':'));
    }

    private static String key(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    private int column(MappingNode block) {
        return block.getValue().get(0).getKeyNode().getStartMark().getColumn();
    }

    private int colon(NodeTuple entry) throws IOException {
        int after = place(entry.getKeyNode().getEndMark());
        int colon = text.indexOf(':', after);
        if (colon < 0 || !text.substring(after, colon).isBlank()) {
            throw new IOException("the key " + key(entry) + " is written in an unusual way");
        }
        return colon;
    }

    /** Behind the last character of a value; of a block that is the last one in it, not where the next one begins. */
    private int end(NodeTuple entry) throws IOException {
        int colon = colon(entry);
        int end = place(last(entry.getValueNode()).getEndMark());
        if (end <= colon && place(entry.getValueNode().getStartMark()) < colon) {
            throw new IOException("the value of " + key(entry) + " stands elsewhere (*alias)");
        }
        end = Math.max(end, colon + 1);
        while (end > colon + 1 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static Node last(Node node) {
        if (YamlNodes.isOpen(node)) {
            List<NodeTuple> entries = ((MappingNode) node).getValue();
            return last(entries.get(entries.size() - 1).getValueNode());
        }
        if (node instanceof SequenceNode list
                && list.getFlowStyle() == FlowStyle.BLOCK
                && !list.getValue().isEmpty()) {
            return last(list.getValue().get(list.getValue().size() - 1));
        }
        return node;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Marks count characters as people do, strings don't. */
    private int place(Mark mark) {
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    }
}
