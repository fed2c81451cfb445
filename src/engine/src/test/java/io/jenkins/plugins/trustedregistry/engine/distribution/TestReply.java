// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A reply as a client reads it. */
record TestReply(Reply reply) {

    TestReply expect(int status) {
        assertThat(reply.status()).as(text()).isEqualTo(status);
        return this;
    }

    /** Expects an error of the specification's form. */
    TestReply expect(int status, String code) {
        expect(status);
        assertThat(headers("Content-Type")).containsExactly("application/json");
        assertThat(json().path("errors")).hasSize(1);
        assertThat(json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(message()).as("a sentence").endsWith(".");
        return this;
    }

    String message() {
        return json().at("/errors/0/message").asText();
    }

    String header(String name) {
        List<String> values = headers(name);
        assertThat(values).as(name).hasSize(1);
        return values.get(0);
    }

    List<String> headers(String name) {
        return reply.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text(), e);
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        try {
            if (reply.body() instanceof Body.Bytes bytes) {
                return bytes.content();
            }
            if (reply.body() instanceof Body.Stream stream) {
                try (InputStream in = stream.opener().open()) {
                    return in.readAllBytes();
                }
            }
            if (reply.body() instanceof Body.Written written) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                written.writer().writeTo(out);
                return out.toByteArray();
            }
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
