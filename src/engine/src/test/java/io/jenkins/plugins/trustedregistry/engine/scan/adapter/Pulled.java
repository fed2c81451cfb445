// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scanner got with what it was given, over real HTTP, and what it was refused. */
public final class Pulled {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String registry;
    private final String given;
    private final String repository;
    private final List<Digest> blobs = new ArrayList<>();
    private String token = "";

    private Pulled(JsonNode request) {
        registry = request.at("/registry/url").asText();
        given = request.at("/registry/authorization").asText();
        repository = request.at("/artifact/repository").asText();
    }

    /** Pulls as any client does: with a token that it gets for a user name and a password, or with the token it was given. */
    static Pulled by(JsonNode request) throws IOException, InterruptedException {
        Pulled pulled = new Pulled(request);
        pulled.logIn();
        pulled.pull(Digest.parse(request.at("/artifact/digest").asText()));
        return pulled;
    }

    /** Digests of blobs that came, and were what they should be. */
    public List<Digest> blobs() {
        return blobs;
    }

    private void logIn() throws IOException, InterruptedException {
        if (given.startsWith("Bearer ")) {
            token = given;
            return;
        }
        String challenge = http.send(get("/v2/", ""), BodyHandlers.ofString())
                .headers()
                .firstValue("WWW-Authenticate")
                .orElseThrow(() -> new IOException("no challenge"));
        token = "Bearer " + tokenFor(challenge, "repository:" + repository + ":pull");
    }

    private String tokenFor(String challenge, String scope) throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(challenge);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        String address = fields.get("realm") + "?service=" + encoded(fields.getOrDefault("service", "")) + "&scope="
                + encoded(scope);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", given)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("token").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void pull(Digest digest) throws IOException, InterruptedException {
        JsonNode manifest = JSON.readTree(bytes("/v2/" + repository + "/manifests/" + digest, digest));
        blob(manifest.get("config"));
        for (JsonNode layer : manifest.get("layers")) {
            blob(layer);
        }
    }

    private void blob(JsonNode descriptor) throws IOException, InterruptedException {
        Digest digest = Digest.parse(descriptor.get("digest").asText());
        bytes("/v2/" + repository + "/blobs/" + digest, digest);
        blobs.add(digest);
    }

    private byte[] bytes(String path, Digest digest) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(get(path, token), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || !Digest.of(answer.body()).equals(digest)) {
            throw new IOException("GET " + path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest get(String path, String authorization) {
        return request("GET", path, authorization);
    }

    private HttpRequest request(String method, String path, String authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(registry + path))
                .header("Accept", "application/vnd.oci.image.manifest.v1+json, */*")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "{}" : ""));
        if (method.equals("POST") && path.startsWith("/api")) {
            builder.header("Content-Type", "application/json");
        }
        return (authorization.isEmpty() ? builder : builder.header("Authorization", authorization)).build();
    }

    /** The status of a call with the token it pulls with. */
    public int trying(String method, String path) throws IOException, InterruptedException {
        return http.send(request(method, path, token), BodyHandlers.ofString()).statusCode();
    }

    /** The status of a call with what it was given, as it was given. */
    public int tryingWithWhatItWasGiven(String method, String path) throws IOException, InterruptedException {
        return http.send(request(method, path, given), BodyHandlers.ofString()).statusCode();
    }
}
