// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.server.history.Speaker.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Thinks of the next step, from a seed and what there is. Contents and tags are few, so that steps meet each other. */
final class Author {
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final List<String> REPOSITORIES = List.of("technology/a", "technology/b", "technology/deep/c");
    private static final int CONTENTS = 40;
    private static final int TAGS = 6;
    private static final int LARGEST = 3000;

    private final Random random;
    private final Deque<Plan> plans = new ArrayDeque<>();

    /** A step that is made when its turn comes, from what there is then; null: nothing to do. */
    private interface Plan {
        Step make(Model model);
    }

    Author(long seed) {
        random = new Random(seed);
    }

    /** Forgets what it was about to do. */
    void interrupted() {
        plans.clear();
    }

    Step next(Model model) {
        while (true) {
            if (plans.isEmpty()) {
                think(model);
            }
            Plan plan = plans.poll();
            Step step = plan == null ? null : plan.make(model);
            if (step != null) {
                return step;
            }
        }
    }

    private void think(Model model) {
        String name = pick(REPOSITORIES);
        if (!model.has(name)) {
            plans.add(now -> Step.of(
                            Request.json("POST", "/api/v1/repositories", "{\"name\":\"" + name + "\"}"),
                            changed -> changed.repositories.putIfAbsent(name, new Model.Repository()))
                    .required());
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1 -> push(name, content(random.nextInt(CONTENTS)), random.nextInt(3));
            case 2, 3 -> mount(name);
            case 4, 5, 6 -> pushImage(name, false);
            case 7, 8 -> pushImage(name, true);
            case 9 -> pushIndex(name);
            case 10, 11 -> retag(name);
            case 12 -> plans.add(now -> deleteTag(now, name));
            case 13 -> plans.add(now -> deleteTagWithImage(now, name));
            case 14, 15 -> plans.add(now -> deleteManifest(now, name));
            case 16 -> plans.add(now -> deleteBlob(now, name));
            case 17 -> {
                if (random.nextInt(8) == 0) {
                    plans.add(now -> deleteRepository(now, name));
                }
            }
            default -> collect();
        }
    }

    /** The same bytes for the same number. */
    private static byte[] content(int number) {
        Random bytes = new Random(number);
        byte[] content = new byte[1 + bytes.nextInt(LARGEST)];
        bytes.nextBytes(content);
        return content;
    }

    private static String digest(byte[] content) {
        return Digest.of(content).toString();
    }

    private static Consumer<Model> linked(String name, String digest) {
        return model -> {
            if (model.has(name)) {
                model.repository(name).blobs.put(digest, model.asked);
            }
        };
    }

    /** In one request, in two, or in chunks. */
    private void push(String name, byte[] content, int how) {
        String uploads = "/v2/" + name + "/blobs/uploads/";
        String digest = digest(content);
        if (how == 0) {
            plans.add(model -> model.has(name)
                    ? Step.of(Request.of("POST", uploads + "?digest=" + digest, content), linked(name, digest))
                            .required()
                    : null);
            return;
        }
        String[] location = {""};
        plans.add(model -> model.has(name)
                ? Step.of(Request.of("POST", uploads), changed -> {})
                        .required()
                        .then(answer -> location[0] = answer.location())
                : null);
        int half = how == 1 ? 0 : content.length / 2;
        if (half > 0) {
            plans.add(model -> location[0].isEmpty()
                    ? null
                    : Step.of(Request.of("PATCH", location[0], Arrays.copyOf(content, half)), changed -> {})
                            .required()
                            .then(answer -> location[0] = answer.location()));
        }
        plans.add(model -> location[0].isEmpty()
                ? null
                : Step.of(
                                Request.of(
                                        "PUT",
                                        location[0] + (location[0].contains("?") ? "&" : "?") + "digest=" + digest,
                                        Arrays.copyOfRange(content, half, content.length)),
                                linked(name, digest))
                        .required());
    }

    private void mount(String name) {
        plans.add(model -> {
            String from = pick(REPOSITORIES);
            if (!model.has(name) || !model.has(from)) {
                return null;
            }
            String digest = pick(model.repository(from).blobs.keySet());
            if (digest == null) {
                return null;
            }
            String target = "/v2/" + name + "/blobs/uploads/?mount=" + digest + "&from=" + from;
            boolean[] mounted = new boolean[1];
            // 202 begins an upload instead: the blob was not there (any more).
            return new Step(
                    Request.of("POST", target),
                    true,
                    changed -> {
                        if (mounted[0]) {
                            linked(name, digest).accept(changed);
                        }
                    },
                    answer -> mounted[0] = answer.status() == 201);
        });
    }

    /** @param asks whether it asks for each blob first, as docker does, and sends only what is missing */
    private void pushImage(String name, boolean asks) {
        byte[] config = ("{\"n\":" + random.nextInt(30) + "}").getBytes(UTF_8);
        byte[] layer = content(random.nextInt(CONTENTS));
        String tag = "t" + random.nextInt(TAGS);
        for (byte[] blob : List.of(config, layer)) {
            if (asks) {
                ask(name, blob);
            } else {
                push(name, blob, random.nextInt(3));
            }
        }
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                        IMAGE,
                        descriptor("application/vnd.oci.image.config.v1+json", digest(config), config.length),
                        descriptor("application/vnd.oci.image.layer.v1.tar", digest(layer), layer.length))
                .getBytes(UTF_8);
        Model.Manifest image = new Model.Manifest(manifest, IMAGE, Set.of(digest(config), digest(layer)), Set.of());
        plans.add(model -> model.has(name) ? put(name, tag, image).required() : null);
    }

    private void ask(String name, byte[] blob) {
        String digest = digest(blob);
        boolean[] there = new boolean[1];
        plans.add(model -> model.has(name)
                ? Step.of(Request.of("HEAD", "/v2/" + name + "/blobs/" + digest), changed -> {
                            if (there[0]) {
                                linked(name, digest).accept(changed);
                            }
                        })
                        .then(answer -> there[0] = answer.status() == 200)
                : null);
        plans.add(model -> there[0] || !model.has(name)
                ? null
                : Step.of(
                                Request.of("POST", "/v2/" + name + "/blobs/uploads/?digest=" + digest, blob),
                                linked(name, digest))
                        .required());
    }

    private static Step put(String name, String reference, Model.Manifest manifest) {
        String digest = digest(manifest.content());
        return Step.of(
                new Request("PUT", "/v2/" + name + "/manifests/" + reference, manifest.content(), manifest.mediaType()),
                model -> {
                    Model.Repository repository = model.repository(name);
                    repository.manifests.put(digest, manifest);
                    if (!reference.contains(":")) {
                        repository.tags.put(reference, digest);
                    }
                });
    }

    private void pushIndex(String name) {
        plans.add(model -> {
            Map<String, Model.Manifest> images = model.has(name) ? model.repository(name).manifests : Map.of();
            Set<String> entries = new TreeSet<>();
            for (int i = 0; i < 2 && !images.isEmpty(); i++) {
                String digest = pick(images.keySet());
                if (images.get(digest).manifests().isEmpty()) {
                    entries.add(digest);
                }
            }
            if (entries.isEmpty()) {
                return null;
            }
            byte[] content = entries.stream()
                    .map(digest -> descriptor(IMAGE, digest, images.get(digest).content().length))
                    .collect(Collectors.joining(
                            ",", "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[", "]}"))
                    .getBytes(UTF_8);
            String reference = random.nextBoolean() ? "t" + random.nextInt(TAGS) : digest(content);
            return put(name, reference, new Model.Manifest(content, INDEX, Set.of(), entries))
                    .required();
        });
    }

    private void retag(String name) {
        plans.add(model -> {
            String digest =
                    model.has(name) ? pick(model.repository(name).manifests.keySet()) : null;
            // An index whose entries are gone is refused, which is right.
            return digest == null
                    ? null
                    : put(
                            name,
                            "t" + random.nextInt(TAGS),
                            model.repository(name).manifests.get(digest));
        });
    }

    private Step deleteTag(Model model, String name) {
        String tag = model.has(name) ? pick(model.repository(name).tags.keySet()) : null;
        return tag == null
                ? null
                : Step.of(
                                Request.of("DELETE", "/v2/" + name + "/manifests/" + tag),
                                changed -> changed.repository(name).tags.remove(tag))
                        .required();
    }

    private Step deleteTagWithImage(Model model, String name) {
        String tag = model.has(name) ? pick(model.repository(name).tags.keySet()) : null;
        return tag == null
                ? null
                : Step.of(
                                Request.of("DELETE", "/api/v1/repositories/" + name + "/-/tags/" + tag + "?image=true"),
                                changed -> changed.repository(name).deleteTagWithImage(tag))
                        .required();
    }

    private Step deleteManifest(Model model, String name) {
        String digest = model.has(name) ? pick(model.repository(name).manifests.keySet()) : null;
        return digest == null
                ? null
                : Step.of(
                                Request.of("DELETE", "/v2/" + name + "/manifests/" + digest),
                                changed -> changed.repository(name).deleteManifest(digest))
                        .required();
    }

    /** Refused while an image needs it. */
    private Step deleteBlob(Model model, String name) {
        String digest = model.has(name) ? pick(model.repository(name).blobs.keySet()) : null;
        return digest == null
                ? null
                : Step.of(
                        Request.of("DELETE", "/v2/" + name + "/blobs/" + digest),
                        changed -> changed.repository(name).blobs.remove(digest));
    }

    private Step deleteRepository(Model model, String name) {
        return model.has(name)
                ? Step.of(
                                Request.of("DELETE", "/api/v1/repositories/" + name),
                                changed -> changed.repositories.remove(name))
                        .required()
                : null;
    }

    /** Runs beside what comes next; refused while another one runs. */
    private void collect() {
        plans.add(model -> Step.of(Request.of("POST", "/api/v1/garbage-collection/runs"), changed -> {}));
    }

    private static String descriptor(String mediaType, String digest, int size) {
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + size + "}";
    }

    /** Null when there is none. */
    private <T> T pick(Collection<T> all) {
        return all.isEmpty() ? null : new ArrayList<>(all).get(random.nextInt(all.size()));
    }
}
