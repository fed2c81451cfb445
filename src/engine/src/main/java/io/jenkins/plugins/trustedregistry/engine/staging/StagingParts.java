// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.staging;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * What staging is made of.
 *
 * @param listeners told of what is published as of a push
 * @param events told that it was published, or never will be
 */
public record StagingParts(
        Database database,
        Catalog catalog,
        BuildLogins logins,
        RunningBuilds builds,
        AccessControl access,
        List<DistributionListener> listeners,
        Publisher events,
        InstantSource clock,
        SecureRandom random) {

    public StagingParts {
        listeners = List.copyOf(listeners);
    }
}
