// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry that gives the answers it was told to, and remembers the calls. */
class FakeApi implements RegistryApi {
    private final Map<String, ApiAnswer> answers = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private boolean closed;

    FakeApi answering(String call, int status, String json) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        answers.put(call, new ApiAnswer(status, type, json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** A refusal as the registry words it. */
    FakeApi refusing(String call, int status, String sentence) {
        return answering(call, status, "{\"status\":" + status + ",\"detail\":\"" + sentence + "\"}");
    }

    /** Every call with its body and further headers, {@code POST /api/v1/x {"a":1} If-Match: "1"}, or with the name of the file it sent. */
    List<String> calls() {
        return calls;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public ApiAnswer call(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
        StringBuilder sent = new StringBuilder(body.map(json -> " " + json).orElse(""));
        headers.forEach(
                (name, value) -> sent.append(' ').append(name).append(": ").append(value));
        return answer(method + " " + path, sent.toString());
    }

    @Override
    public ApiAnswer upload(String path, Path file) {
        return answer("POST " + path, " of " + file.getFileName());
    }

    private ApiAnswer answer(String call, String body) {
        calls.add(call + body);
        ApiAnswer answer = answers.get(call);
        if (answer == null) {
            throw new AssertionError("Nothing was said about " + call + ", only about " + answers.keySet());
        }
        return answer;
    }

    @Override
    public void close() {
        closed = true;
    }
}
