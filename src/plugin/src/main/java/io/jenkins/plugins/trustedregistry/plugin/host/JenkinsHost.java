// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.Host;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import java.nio.file.Path;

/** Jenkins as the engine sees it. */
record JenkinsHost(Path home, Directory people, String version) implements Host {

    @Override
    public Directory directory(Database database) {
        return people;
    }
}
