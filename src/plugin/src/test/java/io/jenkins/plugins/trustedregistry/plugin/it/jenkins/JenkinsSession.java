// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Calls Jenkins as one user, with a session; the crumb is sent only when asked to. */
public final class JenkinsSession {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final URI jenkins;
    private final String authorization;

    public JenkinsSession(URI jenkins, String user, String secret) {
        this(HttpClient.newBuilder(), jenkins, user, secret);
    }

    /** @param builder says what else there is to be said of connections, for instance whom to trust */
    public JenkinsSession(HttpClient.Builder builder, URI jenkins, String user, String secret) {
        this.client = builder.cookieHandler(new CookieManager()).build();
        this.jenkins = jenkins;
        this.authorization = user.isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    public JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** An answer of one JSON document a line. */
    public List<JsonNode> lines(String path) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : get(path).body().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** An answer's JSON, where there must be some. */
    public static JsonNode parsed(HttpResponse<String> answer) throws Exception {
        if (answer.statusCode() > 299) {
            throw new AssertionError("The answer was " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** A changing call without a crumb. */
    public HttpResponse<String> bare(String method, String path, String body) throws Exception {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    /** The same with the crumb of this session. */
    public HttpResponse<String> call(String method, String path, String body) throws Exception {
        return send(
                crumbed(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    /** A changing call with a crumb whose answer is a file. */
    public byte[] file(String path, String body) throws Exception {
        HttpResponse<byte[]> answer = client.send(
                crumbed(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 201) {
            throw new AssertionError(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A file as the body of a call. */
    public HttpResponse<String> upload(String path, byte[] file) throws Exception {
        return send(crumbed(path).header("Content-Type", "application/zip").POST(BodyPublishers.ofByteArray(file)));
    }

    /** The configuration of a job. */
    public HttpResponse<String> xml(String path, String body) throws Exception {
        return send(crumbed(path).header("Content-Type", "application/xml").POST(BodyPublishers.ofString(body)));
    }

    /** A form as pages send it. */
    public HttpResponse<String> form(String path, String fields) throws Exception {
        return send(crumbed(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder crumbed(String path) throws Exception {
        JsonNode crumb = json("crumbIssuer/api/json");
        return request(path)
                .header(
                        crumb.get("crumbRequestField").asText(),
                        crumb.get("crumb").asText());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(jenkins.resolve(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
