// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.facts.BuildWorth;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildKnowledge;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.plugin.builds.JenkinsBuilds;
import io.jenkins.plugins.trustedregistry.plugin.builds.RunWorth;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.people.JenkinsDirectory;
import io.jenkins.plugins.trustedregistry.plugin.provenance.RunKnowledge;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Jenkins as the engine sees it. */
record JenkinsHost(Path home, Directory people, Subscriber told, String version) implements Host {

    static JenkinsHost ofJenkins() {
        return new JenkinsHost(
                Controller.JENKINS.home().resolve("trusted-registry"),
                JenkinsDirectory.ofJenkins(Clock.systemUTC()),
                HostEvents.OF_JENKINS,
                Controller.JENKINS.pluginVersion());
    }

    @Override
    public RunningBuilds builds() {
        return JenkinsBuilds.OF_JENKINS;
    }

    @Override
    public BuildKnowledge knowledge() {
        return new RunKnowledge();
    }

    @Override
    public BuildWorth buildWorth() {
        return new RunWorth(build -> RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .flatMap(registry -> registry.buildImages().place(build)));
    }

    @Override
    public Optional<SettingsKeeper> keeper() {
        return Optional.of(HostSettings.OF_JENKINS);
    }

    @Override
    public Optional<ReleaseNews> releases() {
        return Optional.of(new UpdateCentre(Controller.JENKINS, Clock.systemUTC()));
    }

    @Override
    public Subscriber listener() {
        return told;
    }

    @Override
    public Directory directory(Database database) {
        return people;
    }
}
