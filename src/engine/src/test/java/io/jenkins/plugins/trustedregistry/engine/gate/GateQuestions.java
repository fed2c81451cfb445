// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for everything there is, in every way there is, and compares the answers with those of the model. */
final class GateQuestions {
    private final GateWorld world;
    private final GateModel model;
    private final List<TestImage> images;
    private final List<String> told;
    private final long seed;
    private int refused;

    GateQuestions(GateWorld world, GateModel model, List<TestImage> images, List<String> told, long seed) {
        this.world = world;
        this.model = model;
        this.images = images;
        this.told = told;
        this.seed = seed;
    }

    /** How often was refused. */
    int ask() throws Exception {
        for (Map.Entry<String, GateModel.Known> image : model.images.entrySet()) {
            if (image.getValue().there) {
                String[] name = image.getKey().split(":");
                ask(name[0], name[1], image.getValue());
            }
        }
        if (model.latest.isPresent() && isThere(model.latest.get())) {
            int number = model.latest.get();
            Set<Boolean> may = model.may(world.now(), "test", "v" + number, model.known("test", number));
            manifest("test", "latest", may);
        }
        if (!model.index.isEmpty() && model.index.stream().allMatch(this::isThere)) {
            manifest("test", "multi", model.mayIndex(world.now()));
        }
        return refused;
    }

    private boolean isThere(int number) {
        return model.known("test", number).there;
    }

    private void ask(String repository, String tag, GateModel.Known known) throws Exception {
        Set<Boolean> may = model.may(world.now(), repository, tag, known);
        TestImage image = images.get(Integer.parseInt(tag.substring(1)));
        manifest(repository, tag, may);
        manifest(repository, image.digest().toString(), may);
        String layer = "/v2/technology/" + repository + "/blobs/"
                + Digest.of(image.content().get(0));
        compare(repository, tag, "its layer", may, world.send("alice", "GET", layer, ""), 200);
        HttpResponse<String> part = world.host().send("alice", "GET", layer, "", "Range", "bytes=1-9");
        compare(repository, tag, "a part of its layer", may, part, 206);
        about(repository, image.digest());
    }

    private void manifest(String repository, String reference, Set<Boolean> may) throws Exception {
        HttpResponse<String> answer = world.pull(repository, reference);
        compare(repository, reference, "the manifest", may, answer, 200);
        refused += answer.statusCode() == 403 ? 1 : 0;
        assertThat(world.send("alice", "HEAD", "/v2/technology/" + repository + "/manifests/" + reference, "")
                        .statusCode())
                .as("a HEAD passes")
                .isEqualTo(200);
    }

    /** Statements about an image pass, whatever is the matter with it. */
    private void about(String repository, Digest image) throws Exception {
        String path = "/v2/technology/" + repository + "/";
        String referrers =
                world.ok("alice", "GET", path + "referrers/" + image, "").toString();
        for (String attached : model.attached.values()) {
            if (referrers.contains(attached)) {
                world.ok("alice", "GET", path + "manifests/" + attached, "");
            }
        }
    }

    private void compare(
            String repository, String reference, String what, Set<Boolean> may, HttpResponse<String> answer, int good)
            throws Exception {
        assertThat(answer.statusCode()).as(what).isIn(good, 403);
        assertThat(may)
                .as(
                        "seed %d: %s of %s:%s answered %d after\n%s\n%s",
                        seed,
                        what,
                        repository,
                        reference,
                        answer.statusCode(),
                        String.join("\n", told),
                        seen(repository, reference))
                .contains(answer.statusCode() == good);
    }

    private String seen(String repository, String reference) throws Exception {
        String image = GateWorld.API + "/repositories/technology/" + repository + "/-/manifests/" + reference;
        return world.send("admin", "GET", image + "/verdict", "").body()
                + "\n" + world.send("admin", "GET", image + "/scan", "").body()
                + "\n"
                + world.send("admin", "GET", image + "/scan/vulnerabilities", "")
                        .body()
                + "\n"
                + world.send("admin", "GET", GateWorld.API + "/advisories", "").body();
    }
}
