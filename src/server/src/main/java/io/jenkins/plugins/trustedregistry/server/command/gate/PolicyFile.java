// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy in a file, as it would stand in the settings: YAML, of which JSON is a part. */
final class PolicyFile {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private PolicyFile() {}

    static ObjectNode read(Path file) {
        JsonNode root;
        try {
            root = YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'" + file + "' can't be read as YAML (" + e.getMessage() + "): check its name and what is in it.",
                    e);
        }
        if (root instanceof ObjectNode policy) {
            return policy;
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "'" + file + "' holds no policy: write mode and rules, as in the settings under gates: policies.");
    }
}
