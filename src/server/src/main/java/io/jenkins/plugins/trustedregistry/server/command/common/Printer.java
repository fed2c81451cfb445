// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints results: for people as tables and lines, for programs as JSON. The JSON of one thing is the API's own object; that of a
 * list is {@code {"items": [...]}}; that of something that was only done is {@code {"done": "deleted", ...}}.
 */
public final class Printer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    public Printer(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    public boolean isJson() {
        return json;
    }

    /** One thing with all that is known about it. */
    public void item(JsonNode item) {
        if (json) {
            print(item);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        item.properties()
                .forEach(field -> rows.add(
                        List.of(CellText.heading(field.getKey()), CellText.of(field.getKey(), field.getValue()))));
        Table.lines(rows).forEach(out::println);
        out.flush();
    }

    /** Many things; the keys are the columns that people see. */
    public void items(List<JsonNode> items, String... keys) {
        if (json) {
            ArrayNode all = JSON.createArrayNode().addAll(items);
            print(JSON.createObjectNode().set("items", all));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(keys).stream().map(CellText::heading).toList());
        for (JsonNode item : items) {
            rows.add(List.of(keys).stream()
                    .map(key -> CellText.of(key, item.path(key)))
                    .toList());
        }
        Table.lines(rows).forEach(out::println);
        out.flush();
    }

    /** Something was done that leaves nothing to show. */
    public void done(String what, Map<String, String> facts, String sentence) {
        if (json) {
            ObjectNode node = JSON.createObjectNode().put("done", what);
            facts.forEach(node::put);
            print(node);
            return;
        }
        out.println(sentence);
        out.flush();
    }

    /** Text that is the result itself, in both forms. */
    public void text(String text) {
        out.print(text);
        out.flush();
    }

    /** For the person only; never part of the result. */
    public void note(String sentence) {
        err.println(sentence);
        err.flush();
    }

    private void print(JsonNode node) {
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read can be written", e);
        }
    }
}
