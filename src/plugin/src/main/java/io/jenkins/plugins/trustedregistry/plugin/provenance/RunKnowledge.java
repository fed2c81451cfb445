// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.provenance;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildFacts;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildKnowledge;
import io.jenkins.plugins.trustedregistry.plugin.builds.JenkinsBuilds;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The runs of this Jenkins. */
public final class RunKnowledge implements BuildKnowledge {
    @Override
    public Optional<BuildFacts> find(BuildId id) {
        return JenkinsBuilds.OF_JENKINS.run(id).map(RunKnowledge::facts);
    }

    private static BuildFacts facts(Run<?, ?> run) {
        Optional<String> root = Controller.JENKINS.rootUrl();
        return new BuildFacts(
                root.orElse("jenkins"),
                Map.of("jenkins", Controller.JENKINS.version(), "trusted-registry", Controller.JENKINS.pluginVersion()),
                run.getParent().getFullName(),
                run.getNumber(),
                root.map(url -> url + run.getUrl()).orElseGet(run::getExternalizableId),
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                RunParameters.of(run),
                run.getCauses().stream().map(Cause::getShortDescription).toList(),
                RunSources.of(run),
                RegistryIdentity.agents(run));
    }
}
