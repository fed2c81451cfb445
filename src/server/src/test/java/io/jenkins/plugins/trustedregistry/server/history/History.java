// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.history.Speaker.Answer;
import io.jenkins.plugins.trustedregistry.server.history.Speaker.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One history: steps are taken, and what is found is compared with what must be. */
final class History {
    /** How long blobs are safe in these histories; as short as the settings allow. */
    static final Duration GRACE = Duration.ofSeconds(1);

    static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                garbageCollection: {graceSeconds: 1}
            """;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REMEMBERED = 40;
    private static final int UNDO = 25;
    private static final int PULL = 5;

    private final Model model = new Model();
    private final Author author;
    private final Random random;
    private final Deque<String> last = new ArrayDeque<>();
    private Optional<Step> uncertain = Optional.empty();
    private boolean undoing;
    private long steps;
    private final Map<String, Integer> figures = new TreeMap<>();

    History(long seed) {
        author = new Author(seed);
        random = new Random(seed + 1);
    }

    long steps() {
        return steps;
    }

    /** How often what was done, or found. */
    Map<String, Integer> figures() {
        return figures;
    }

    /** What was done last, for whoever has to find out what went wrong. */
    String story() {
        return "step " + steps + ", the last ones being\n  " + String.join("\n  ", last);
    }

    /** Prepares the place where it all happens. */
    static void begin(Speaker speaker) throws IOException, InterruptedException {
        Answer made = speaker.send(Request.json("POST", "/api/v1/organizations", "{\"name\":\"technology\"}"));
        assertThat(made.isDone()).as("%s", made).isTrue();
    }

    /** Takes a step. An {@link IOException} means that the registry died in it. */
    void step(Speaker speaker) throws IOException, InterruptedException {
        steps++;
        if (random.nextInt(UNDO) == 0) {
            undo(speaker);
            return;
        }
        Step step = author.next(model);
        remember(step.toString());
        uncertain = Optional.of(step);
        model.asked = System.nanoTime();
        Answer answer = speaker.send(step.request());
        uncertain = Optional.empty();
        remember("  " + answer.status());
        step.then().accept(answer);
        if (answer.isDone()) {
            figures.merge(kind(step.request()), 1, Integer::sum);
            step.effect().accept(model);
        } else {
            assertThat(answer.status()).as("%s: %s\n%s", step, answer, story()).isBetween(400, 499);
            assertThat(step.must() && !isExcused(step))
                    .as("%s: %s\n%s", step, answer, story())
                    .isFalse();
        }
        if (random.nextInt(PULL) == 0) {
            pullSomething(speaker);
        }
    }

    private static String kind(Request request) {
        String target = request.target();
        String what = target.contains("/manifests/")
                ? "manifest"
                : target.contains("?mount=")
                        ? "mount"
                        : target.contains("/blobs/") ? "blob" : target.replaceAll("/technology/.*", "");
        return request.method() + " " + what;
    }

    /** A manifest may be refused when the client waited too long after it was told that the blobs are there. */
    private boolean isExcused(Step step) {
        if (!step.request().target().contains("/manifests/")) {
            return false;
        }
        Model after = model.copy();
        step.effect().accept(after);
        for (String name : after.repositories.keySet()) {
            Model.Repository repository = after.repository(name);
            Set<String> needed = new HashSet<>(repository.used());
            needed.removeAll(model.repository(name).used());
            for (String blob : needed) {
                Long told = repository.blobs.get(blob);
                if (told == null || System.nanoTime() - told > GRACE.toNanos()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void pullSomething(Speaker speaker) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(model.repositories.keySet());
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        Model.Repository repository = model.repository(name);
        List<String> digests = new ArrayList<>(repository.manifests.keySet());
        if (!digests.isEmpty()) {
            String digest = digests.get(random.nextInt(digests.size()));
            new Inspector(speaker, GRACE.toNanos(), figures).pull(name, repository, digest, new HashSet<>(), story());
        }
    }

    /** Takes something out of the trash. What comes of it depends on what happened since; it must all be whole. */
    private void undo(Speaker speaker) throws IOException, InterruptedException {
        Answer trash = speaker.send(Request.of("GET", "/api/v1/trash?limit=1000"));
        if (trash.status() == 404) {
            return; // there is none in this version
        }
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(trash.body()).path("items").forEach(entries::add);
        if (entries.isEmpty()) {
            return;
        }
        String id = entries.get(random.nextInt(entries.size())).get("id").asText();
        remember("undo " + id);
        undoing = true;
        Answer answer = speaker.send(Request.json("POST", "/api/v1/trash/" + id + "/restore", "{}"));
        remember("  " + answer.status());
        assertThat(answer.status()).as("%s\n%s", answer, story()).isBetween(200, 499);
        if (answer.isDone()) {
            figures.merge("undo", 1, Integer::sum);
            new Inspector(speaker, GRACE.toNanos(), figures).adopt(model, story());
        }
        undoing = false; // not before the model knows what came of it: the registry may die while it is asked
    }

    /** After a restart: decides whether the step in which the registry died was done, and compares everything. */
    void goOn(Speaker speaker) throws IOException, InterruptedException {
        remember("restarted");
        author.interrupted();
        Inspector inspector = new Inspector(speaker, GRACE.toNanos(), figures);
        if (undoing) {
            undoing = false;
            inspector.adopt(model, story());
        }
        if (uncertain.isPresent() && !inspector.structure().equals(Inspector.structure(model))) {
            uncertain.get().effect().accept(model); // then it must have been done in full
        }
        uncertain = Optional.empty();
        inspector.compare(model, story());
    }

    void compare(Speaker speaker) throws IOException, InterruptedException {
        new Inspector(speaker, GRACE.toNanos(), figures).compare(model, story());
    }

    /** In the end, when the trash is empty and the grace period over, the storage holds what is used and nothing else. */
    void end(Speaker speaker, Path storage) throws IOException, InterruptedException {
        compare(speaker);
        speaker.send(Request.of("DELETE", "/api/v1/trash"));
        TimeUnit.NANOSECONDS.sleep(GRACE.toNanos() * 3 / 2); // leases end up to a quarter late
        if (!collect(speaker)) {
            return; // there is no collection in this version
        }
        assertThat(blobs(storage)).as(story()).isEqualTo(new TreeSet<>(model.used()));
        compare(speaker);
    }

    private boolean collect(Speaker speaker) throws IOException, InterruptedException {
        for (int i = 0; i < 3000; i++) {
            Answer run = speaker.send(Request.of("POST", "/api/v1/garbage-collection/runs"));
            if (run.status() == 404) {
                return false;
            }
            if (run.isDone()) {
                await(speaker, JSON.readTree(run.body()).get("id").asLong());
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100); // another one is running
        }
        throw new AssertionError("no collection could be begun\n" + story());
    }

    private void await(Speaker speaker, long job) throws IOException, InterruptedException {
        String state = "";
        for (int i = 0; i < 3000 && !state.equals("succeeded"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            Answer answer = speaker.send(Request.of("GET", "/api/v1/jobs/" + job));
            state = JSON.readTree(answer.body()).get("state").asText();
            assertThat(state).as("%s\n%s", answer, story()).isNotIn("failed", "cancelled");
        }
        assertThat(state).as(story()).isEqualTo("succeeded");
    }

    /** The digests that the storage folder holds. */
    private static Set<String> blobs(Path storage) throws IOException {
        try (Stream<Path> files = Files.walk(storage.resolve("blobs"))) {
            Set<String> digests = new TreeSet<>();
            files.filter(Files::isRegularFile).forEach(file -> digests.add("sha256:" + file.getFileName()));
            return digests;
        }
    }

    private void remember(String what) {
        last.addLast(what);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }
}
