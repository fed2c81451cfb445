// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.endpoint.RouteTable;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.facts.BuildWorth;
import io.jenkins.plugins.trustedregistry.engine.provenance.BuildKnowledge;
import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What only a host can know. The Jenkins plugin is one host, the standalone server the other. */
public interface Host {

    /** The folder that holds everything the registry keeps. The registry is its only user. */
    Path home();

    /** The people and groups there are. Asked once; a host that keeps accounts itself may keep them in the database. */
    Directory directory(Database database);

    /** The builds that run here, which may log in as the folder or job they belong to. Asked once; a host without builds has none. */
    default RunningBuilds builds() {
        return RunningBuilds.NONE;
    }

    /** What builds are worth, for rules that ask. Asked once; a host without builds knows nothing of any. */
    default BuildWorth buildWorth() {
        return BuildWorth.NONE;
    }

    /** What can be told of those builds. Asked once; a host that tells nothing has no statements of where images come from. */
    default BuildKnowledge knowledge() {
        return BuildKnowledge.NONE;
    }

    /** Told of every event once it is done; returns quickly. Asked once. */
    default Subscriber listener() {
        return (event, actor) -> {};
    }

    /** The host's version, shown to administrators. */
    String version();

    /** The settings file as its author wrote it, to be kept in backups; empty when the host keeps settings elsewhere. */
    default Optional<String> settingsFile() {
        return Optional.empty();
    }

    /** Where the settings are kept, so that they can be changed; empty where they can't be. Asked once. */
    default Optional<SettingsKeeper> keeper() {
        return Optional.empty();
    }

    /** Who knows of newer releases; empty: the feed that the settings name is asked. Asked once. */
    default Optional<ReleaseNews> releases() {
        return Optional.empty();
    }

    /** Calls that only this host has. Asked once, after everything else is there. */
    default List<RouteTable> routes(HostServices services) {
        return List.of();
    }
}
