// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** How far a job has come that has other scanners look: in its checkpoint, so that it goes on from there, also after a restart. */
public final class Errands {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JobRun run;
    private final Set<Digest> done = new LinkedHashSet<>();
    private Optional<Errand> open = Optional.empty();
    private boolean loaded;

    public Errands(JobRun run) {
        this.run = run;
    }

    /** As the job's checkpoint says; not before it is needed, for other kinds of jobs write other checkpoints. */
    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        run.checkpoint().map(Errands::parse).ifPresent(saved -> {
            saved.path("done").forEach(each -> done.add(Digest.parse(each.asText())));
            open = open(saved);
        });
    }

    /** What is still open by a checkpoint. */
    public static Optional<Errand> open(String checkpoint) {
        return open(parse(checkpoint));
    }

    private static Optional<Errand> open(JsonNode saved) {
        return Optional.ofNullable(saved.get("open")).map(Errand::of);
    }

    private static JsonNode parse(String checkpoint) {
        try {
            return JSON.readTree(checkpoint);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checkpoint of a scan is damaged", e);
        }
    }

    public boolean isDone(Digest image) {
        load();
        return done.contains(image);
    }

    /** What this scanner was asked about the image. */
    public Optional<Errand> open(Digest image, String scanner) {
        load();
        return open.filter(each -> each.image().equals(image) && each.scanner().equals(scanner));
    }

    public void begin(Errand errand) {
        open = Optional.of(errand);
        save();
    }

    /** It has ended without a report. */
    void drop() {
        open = Optional.empty();
        save();
    }

    public void finish(Digest image) {
        open = Optional.empty();
        done.add(image);
        save();
    }

    private void save() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        done.forEach(each -> json.withArray("done").add(each.toString()));
        open.ifPresent(errand -> json.set("open", errand.json()));
        run.save(json.toString());
    }
}
