// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of the API that either give what was asked for or throw what the registry said about why not. */
public final class ApiClient {
    private static final String PAGE = "1000";

    private final RegistryApi api;

    public ApiClient(RegistryApi api) {
        this.api = api;
    }

    public JsonNode get(ApiPath path) {
        return succeeded(Method.GET, path, Optional.empty()).json();
    }

    public JsonNode post(ApiPath path, JsonNode body) {
        return succeeded(Method.POST, path, Optional.of(body)).json();
    }

    /** A POST without a body. */
    public JsonNode post(ApiPath path) {
        return succeeded(Method.POST, path, Optional.empty()).json();
    }

    /** Runs a job that waits in this process, where no server does so; false when one does. */
    public boolean runHere(long job) {
        return api.runHere(job);
    }

    public JsonNode patch(ApiPath path, JsonNode body) {
        return succeeded(Method.PATCH, path, Optional.of(body)).json();
    }

    /** A PATCH of what is still as it was: with another version by now it is refused, and nothing changes. */
    public JsonNode patch(ApiPath path, String version, JsonNode body) {
        Map<String, String> headers = Map.of("If-Match", '"' + version + '"');
        return succeeded(api.call(Method.PATCH, path.text(), headers, Optional.of(body)))
                .json();
    }

    /** A PUT whose answer may be empty. */
    public void put(ApiPath path, Optional<JsonNode> body) {
        succeeded(Method.PUT, path, body);
    }

    public void delete(ApiPath path) {
        succeeded(Method.DELETE, path, Optional.empty());
    }

    /** A DELETE that says what it did. */
    public JsonNode remove(ApiPath path) {
        return succeeded(Method.DELETE, path, Optional.empty()).json();
    }

    /** A GET whose answer is text. */
    public String text(ApiPath path) {
        return new String(succeeded(Method.GET, path, Optional.empty()).body(), StandardCharsets.UTF_8);
    }

    /** A POST whose answer is a file. */
    public byte[] download(ApiPath path, JsonNode body) {
        return succeeded(Method.POST, path, Optional.of(body)).body();
    }

    /** A GET whose answer is read piece by piece; the caller closes it. */
    public InputStream open(ApiPath path) throws IOException {
        ApiDownload download = api.open(path.text());
        if (download.isSuccess()) {
            return download.body();
        }
        ApiAnswer refused = download.whole();
        throw new CommandFailure(ExitCode.ofStatus(refused.status()), refused.refusal());
    }

    /** Every item of a list, however many pages it has. */
    public List<JsonNode> list(ApiPath path) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = get(path.query("limit", PAGE).query("cursor", cursor));
            page.path("items").forEach(items::add);
            cursor = Optional.ofNullable(page.path("next").textValue());
        } while (cursor.isPresent());
        return items;
    }

    /** A POST whose body is a file. */
    public JsonNode upload(ApiPath path, Path file) {
        return succeeded(api.upload(path.text(), file)).json();
    }

    private ApiAnswer succeeded(Method method, ApiPath path, Optional<JsonNode> body) {
        return succeeded(api.call(method, path.text(), body));
    }

    private static ApiAnswer succeeded(ApiAnswer answer) {
        if (!answer.isSuccess()) {
            throw new CommandFailure(ExitCode.ofStatus(answer.status()), answer.refusal());
        }
        return answer;
    }
}
