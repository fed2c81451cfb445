// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.engine.JobImages;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistries;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Images of the registry of this Jenkins: asked in process, with the rights of the job. */
final class Here {
    private Here() {}

    static CompletableFuture<Found> ask(Scene scene, Asked asked, RegistryChoice choice, ImageName name)
            throws IOException {
        Registry registry = BuildRegistries.registry();
        String job = scene.run().getParent().getFullName();
        return Loader.PLUGIN.call(() -> registry.imagesOf(job).mayPull(name.repository()))
                        instanceof Decision.Refused refused
                ? CompletableFuture.failedFuture(new AbortException(refused.reason()))
                : ask(registry, scene, asked, name, digest(registry, scene, choice, name));
    }

    private static CompletableFuture<Found> ask(
            Registry registry, Scene scene, Asked asked, ImageName name, Digest digest) {
        String job = scene.run().getParent().getFullName();
        RepositoryName repository = name.repository();
        Optional<String> policy = Optional.of(asked.policy()).filter(text -> !text.isEmpty());
        CompletableFuture<Verdict> verdict = Loader.PLUGIN.call(() -> registry.gates()
                .whenJudged(
                        repository,
                        digest,
                        policy,
                        "job:" + job + "#" + scene.run().getNumber()));
        if (!verdict.isDone()) {
            scene.say("Waiting until " + repository + "@" + digest + " is scanned.");
        }
        JobImages images = registry.imagesOf(job);
        return verdict.thenApply(judged ->
                new Found(repository + "@" + digest, repository.name(), judged, images.reports(repository, digest)));
    }

    /** What is staged under the tag is meant before what all see. */
    private static Digest digest(Registry registry, Scene scene, RegistryChoice choice, ImageName name)
            throws IOException {
        if (name.digest().isPresent()) {
            Digest digest = name.digest().get();
            if (registry.stagings().mayKnow(RegistryIdentity.of(scene.run()), name.repository(), digest)) {
                return digest;
            }
            // As of one that is not there.
            throw new AbortException("Repository " + name.repository() + " has no manifest " + digest + ".");
        }
        Optional<Digest> staged = choice.isStaged()
                ? registry.stagings()
                        .find(
                                RegistryIdentity.of(scene.run()),
                                new StagingId(choice.staging()),
                                name.repository(),
                                name.tagOrLatest())
                : Optional.empty();
        return staged.or(() -> registry.imagesOf(scene.run().getParent().getFullName())
                        .find(name.repository(), name.tagOrLatest()))
                .orElseThrow(
                        () -> new AbortException("There is no image " + name + " in the registry: push it first."));
    }
}
