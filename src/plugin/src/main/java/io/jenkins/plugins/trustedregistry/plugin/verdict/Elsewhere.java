// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.gate.outside.OutsideFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageLook;
import io.jenkins.plugins.trustedregistry.plugin.agent.LookedInto;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistries;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Images that are not in the registry of this Jenkins. Their layers are read on the agent; only the list of what they hold comes to the
 * controller, whose advisories and policies judge it. Nothing of it is kept in the registry.
 */
final class Elsewhere {
    private Elsewhere() {}

    /** An image in a folder or archive; its name says what it is meant to be pushed as. */
    static Found files(Scene scene, Asked asked) throws IOException, InterruptedException {
        if (!asked.layout().isEmpty() && !asked.archive().isEmpty()) {
            throw new AbortException("Both layout and archive are given: name the one that holds the image.");
        }
        String place = asked.layout().isEmpty() ? asked.archive() : asked.layout();
        LookedInto seen = scene.requireWorkspace("A file")
                .act(ImageLook.ofFiles(place, asked.platform(), scene.environment(), scene.listener()));
        ImageName meant = ImageName.parse(asked.image());
        return judged(asked, seen, meant, meant.registry().isEmpty(), place);
    }

    /** An image of another registry. */
    static Found registry(Scene scene, Asked asked, BuildRegistry registry, ImageName name)
            throws IOException, InterruptedException {
        LookedInto seen = scene.requireWorkspace("An image of another registry")
                .act(ImageLook.ofRegistry(
                        registry.access(), local(name), asked.platform(), scene.environment(), scene.listener()));
        return judged(asked, seen, name, false, registry.name() + "/" + name.repository());
    }

    private static String local(ImageName name) {
        return name.repository()
                + name.tag().map(tag -> ":" + tag).orElse("")
                + name.digest().map(digest -> "@" + digest).orElse("");
    }

    /** @param here whether the name is one of this registry: then the policies there hold */
    private static Found judged(Asked asked, LookedInto seen, ImageName name, boolean here, String place)
            throws IOException {
        Registry registry = BuildRegistries.registry();
        Optional<RepositoryName> repository =
                here && name.repository().isQualified() ? Optional.of(name.repository()) : Optional.empty();
        Optional<String> policy = Optional.of(asked.policy()).filter(text -> !text.isEmpty());
        return Loader.PLUGIN.call(() -> {
            Report report = registry.reports().of(seen.name(), Digest.parse(seen.digest()), seen.image());
            Verdict verdict = registry.gates()
                    .judge(
                            new OutsideFacts(report, seen.config(), seen.attached()),
                            repository,
                            repository.flatMap(any -> name.tag()),
                            policy);
            return new Found(seen.name(), repository.map(RepositoryName::name).orElse(place), verdict, List.of(report));
        });
    }
}
