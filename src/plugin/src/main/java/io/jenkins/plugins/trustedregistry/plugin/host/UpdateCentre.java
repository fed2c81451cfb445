// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.host;

import io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import java.time.InstantSource;
import java.util.Optional;

/** Newer releases, as Jenkins' update centre knows them. Jenkins itself keeps that up to date; nobody is asked here. */
record UpdateCentre(Controller jenkins, InstantSource clock) implements ReleaseNews {
    private static final String SOURCE = "the update centre of Jenkins";

    @Override
    public News latest() {
        Optional<Release> newest = jenkins.newestRelease();
        Optional<String> problem = newest.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "The update centre of Jenkins does not know this plugin, or has not been read yet: see Manage"
                                + " Jenkins > Plugins.");
        return new News(SOURCE, newest, Optional.of(clock.instant()), problem);
    }
}
