// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.NewPassword;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a block shall be: keys with their values, a file, a secret that somebody types. */
final class BlockValues {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final Set<String> SECRETS = Set.of("password", "key", "secret");

    @Parameters(
            index = "0",
            paramLabel = "BLOCK",
            description = "A key of the settings: garbageCollection, proxy, tls ...")
    private String block = "";

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description =
                    "What is to be other than it is, values as in the settings file: schedule='30 2 * * *', noProxy=[a,b];"
                            + " KEY= alone is the default again.")
    private List<String> changes = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The same from a file, YAML or JSON, which may hold secrets.")
    private @Nullable Path file;

    @Option(
            names = "--secret",
            paramLabel = "KEY",
            description = "Asks for this one, which is not for a command line: password, key.")
    private @Nullable String secret;

    @Mixin
    private NewPassword typed;

    String block() {
        return block;
    }

    /** What is sent; a value that is no object stands alone in a file. */
    JsonNode sent(Terminal terminal) {
        JsonNode from = file == null ? JsonNodeFactory.instance.objectNode() : read(file);
        if (!(from instanceof ObjectNode object)) {
            return from;
        }
        changes.forEach(change -> put(object, change));
        if (secret != null) {
            object.put(secret, typed.existing(terminal, secret + ": "));
        }
        return object;
    }

    /** Says what is wrong with the line before anything is asked or called. */
    void requireSound() {
        ObjectNode tried = JsonNodeFactory.instance.objectNode();
        changes.forEach(change -> put(tried, change));
    }

    boolean isEmpty() {
        return changes.isEmpty() && file == null && secret == null;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "'" + file + "' can't be read as YAML: check its name and what is in it.", e);
        }
    }

    private static void put(ObjectNode object, String change) {
        int equals = change.indexOf('=');
        if (equals < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE, "'" + change + "' is no change: write KEY=VALUE, or KEY= for the default.");
        }
        String key = change.substring(0, equals);
        String value = change.substring(equals + 1);
        if (SECRETS.contains(key) && !value.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "A secret on a command line can be read by everybody on the machine: use --secret " + key
                            + ", or --file.");
        }
        object.set(key, value.isEmpty() ? JsonNodeFactory.instance.nullNode() : value(key, value));
    }

    private static JsonNode value(String key, String text) {
        if (text.startsWith("*")) {
            return JsonNodeFactory.instance.textNode(
                    text); // of a schedule; there is nothing that an alias could stand for
        }
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The value of " + key + " can't be read as YAML: put it into quotes, as in a settings file.",
                    e);
        }
    }
}
