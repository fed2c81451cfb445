// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organizations;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the events are made of.
 *
 * @param audit the folder of the audit log; made when there is something to write
 * @param keys the folder of the key files
 * @param settings as of now; of most the beginning is what counts
 * @param settled the time for what is removed for good, which no jump of the clock hurries
 * @param names finds the addresses of webhooks
 */
public record EventParts(
        Database database,
        Catalog catalog,
        Directory directory,
        Organizations organizations,
        BuildLogins builds,
        Path audit,
        Path keys,
        Supplier<Settings> settings,
        NameService names,
        InstantSource clock,
        InstantSource settled,
        SecureRandom random) {}
