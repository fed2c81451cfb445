// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.server.history.Speaker.Answer;
import io.jenkins.plugins.trustedregistry.server.history.Speaker.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at what a registry really has. */
final class Inspector {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Speaker speaker;
    private final long graceNanos;
    private final Map<String, Integer> figures;

    /** @param figures counts blobs that were found collected */
    Inspector(Speaker speaker, long graceNanos, Map<String, Integer> figures) {
        this.speaker = speaker;
        this.graceNanos = graceNanos;
        this.figures = figures;
    }

    /** Repositories with their tags and manifests, as text that can be compared. */
    Map<String, String> structure() throws IOException, InterruptedException {
        Map<String, String> structure = new TreeMap<>();
        for (JsonNode repository : items("/api/v1/repositories")) {
            String name = repository.get("name").asText();
            Map<String, String> tags = new TreeMap<>();
            for (JsonNode tag : items("/api/v1/repositories/" + name + "/-/tags")) {
                tags.put(tag.get("tag").asText(), tag.get("digest").asText());
            }
            Set<String> manifests = new TreeSet<>();
            items("/api/v1/repositories/" + name + "/-/manifests")
                    .forEach(manifest -> manifests.add(manifest.get("digest").asText()));
            structure.put(name, tags + " " + manifests);
        }
        return structure;
    }

    /** The same as it should be. */
    static Map<String, String> structure(Model model) {
        Map<String, String> structure = new TreeMap<>();
        model.repositories.forEach((name, repository) ->
                structure.put(name, repository.tags + " " + new TreeSet<>(repository.manifests.keySet())));
        return structure;
    }

    /** All of it: what there is, every byte of every manifest and of every blob that a manifest names. */
    void compare(Model model, String when) throws IOException, InterruptedException {
        assertThat(structure()).as(when).isEqualTo(structure(model));
        Set<String> read = new HashSet<>();
        for (Map.Entry<String, Model.Repository> repository : model.repositories.entrySet()) {
            for (String digest : repository.getValue().manifests.keySet()) {
                pull(repository.getKey(), repository.getValue(), digest, read, when);
            }
            forgetCollected(repository.getKey(), repository.getValue(), when);
        }
    }

    /** Pulls a manifest with its blobs; an index without its images, some of which may have been deleted. */
    void pull(String name, Model.Repository repository, String digest, Set<String> read, String when)
            throws IOException, InterruptedException {
        Model.Manifest manifest = repository.manifests.get(digest);
        Answer answer = speaker.send(Request.of("GET", "/v2/" + name + "/manifests/" + digest));
        assertThat(answer.status())
                .as("%s: %s@%s: %s", when, name, digest, answer)
                .isEqualTo(200);
        assertThat(answer.body()).as(digest).isEqualTo(manifest.content());
        for (String blob : manifest.blobs()) {
            if (read.add(name + blob)) {
                Answer bytes = speaker.send(Request.of("GET", "/v2/" + name + "/blobs/" + blob));
                assertThat(bytes.status())
                        .as("%s: blob %s of %s@%s", when, blob, name, digest)
                        .isEqualTo(200);
                assertThat(Digest.of(bytes.body()).toString()).as(when).isEqualTo(blob);
            }
        }
    }

    /** A blob that no manifest names may go, but not before the grace period is over. */
    private void forgetCollected(String name, Model.Repository repository, String when)
            throws IOException, InterruptedException {
        Set<String> used = repository.used();
        for (Map.Entry<String, Long> blob : List.copyOf(repository.blobs.entrySet())) {
            if (used.contains(blob.getKey())) {
                continue;
            }
            long asked = System.nanoTime();
            Answer answer = speaker.send(Request.of("HEAD", "/v2/" + name + "/blobs/" + blob.getKey()));
            if (answer.status() == 200) {
                blob.setValue(asked); // asking is being told
            } else {
                assertThat(System.nanoTime() - blob.getValue())
                        .as("%s: %s of %s was told of lately and is gone: %s", when, blob.getKey(), name, answer)
                        .isGreaterThan(graceNanos);
                repository.blobs.remove(blob.getKey());
                figures.merge("blobs collected", 1, Integer::sum);
            }
        }
    }

    /** Takes over what there is, after something whose outcome can't be foreseen; nothing may have been lost by it. */
    void adopt(Model model, String when) throws IOException, InterruptedException {
        for (JsonNode each : items("/api/v1/repositories")) {
            String name = each.get("name").asText();
            Model.Repository repository = model.repositories.computeIfAbsent(name, key -> new Model.Repository());
            Set<String> before = Set.copyOf(repository.manifests.keySet());
            Set<String> now = new HashSet<>();
            for (JsonNode manifest : items("/api/v1/repositories/" + name + "/-/manifests")) {
                String digest = manifest.get("digest").asText();
                now.add(digest);
                if (!repository.manifests.containsKey(digest)) {
                    repository.manifests.put(digest, read(name, digest, when));
                }
            }
            assertThat(now).as(when + ": " + name).containsAll(before);
            repository.tags.clear();
            for (JsonNode tag : items("/api/v1/repositories/" + name + "/-/tags")) {
                repository.tags.put(tag.get("tag").asText(), tag.get("digest").asText());
            }
        }
    }

    private Model.Manifest read(String name, String digest, String when) throws IOException, InterruptedException {
        Answer answer = speaker.send(Request.of("GET", "/v2/" + name + "/manifests/" + digest));
        assertThat(answer.status())
                .as("%s: %s@%s: %s", when, name, digest, answer)
                .isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        Set<String> blobs = new HashSet<>();
        json.path("layers").forEach(layer -> blobs.add(layer.get("digest").asText()));
        if (json.has("config")) {
            blobs.add(json.at("/config/digest").asText());
        }
        Set<String> manifests = new HashSet<>();
        json.path("manifests")
                .forEach(entry -> manifests.add(entry.get("digest").asText()));
        return new Model.Manifest(answer.body(), json.get("mediaType").asText(), blobs, manifests);
    }

    List<JsonNode> items(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        Answer answer = speaker.send(Request.of("GET", path + "?limit=1000"));
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        JSON.readTree(answer.body()).get("items").forEach(items::add);
        return items;
    }
}
