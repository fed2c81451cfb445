// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A registry without people, where each build is called like its job. */
public record BuildsHost(Path home) implements Host, Directory {
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: %d, plainHttp: true}
                organizations:
                  - name: technology
                    teams:
                      - {name: devs, members: ["job:release", "job:build"]}
                    repositories:
                      - {name: test, grants: [{team: devs, right: read-write}]}
                  - name: production
                    teams:
                      - {name: releasers, members: ["job:release"]}
                    repositories:
                      - {name: test, grants: [{team: releasers, right: read-write}]}
            """;

    /** Without a listener. */
    public static Registry open(Path home) throws IOException {
        return open(home, -1);
    }

    /** @param port 0 for a free one */
    public static Registry open(Path home, int port) throws IOException {
        String settings = SETTINGS.formatted(port);
        return Registry.open(
                new BuildsHost(home), SettingsFile.read("test", settings, UnaryOperator.identity()), Clock.systemUTC());
    }

    @Override
    public Directory directory(Database database) {
        return this;
    }

    @Override
    public RunningBuilds builds() {
        return id -> Optional.of(new RunningBuild(id, id.text(), 1, Trust.TRUSTED));
    }

    @Override
    public String version() {
        return "test";
    }

    @Override
    public Optional<Person> authenticate(String user, String password) {
        return Optional.empty();
    }

    @Override
    public Optional<Person> find(String user) {
        return Optional.empty();
    }

    @Override
    public boolean hasGroup(String group) {
        return false;
    }

    @Override
    public List<Member> complete(String prefix, int limit) {
        return List.of();
    }

    @Override
    public String description() {
        return "nobody";
    }
}
