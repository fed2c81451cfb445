// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.access.Access;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.accounts.Accounts;
import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Updates;
import io.jenkins.plugins.trustedregistry.engine.backup.Backups;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Sessions;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessTokens;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletion;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.events.Events;
import io.jenkins.plugins.trustedregistry.engine.gate.Gates;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.mirroring.Mirrorings;
import io.jenkins.plugins.trustedregistry.engine.platform.ContentsReader;
import io.jenkins.plugins.trustedregistry.engine.platform.Platforms;
import io.jenkins.plugins.trustedregistry.engine.promotion.Promotions;
import io.jenkins.plugins.trustedregistry.engine.provenance.ProvenanceReader;
import io.jenkins.plugins.trustedregistry.engine.pruning.Pruning;
import io.jenkins.plugins.trustedregistry.engine.scan.Scanning;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the management API is made of.
 *
 * @param authenticate finds out who is calling
 * @param authenticator for signing in, where a call brings a password in its body
 * @param settings as they are in force
 * @param settingsNow the same with every organization there is now
 * @param provenanceKey the public key of statements of where images come from, PEM
 * @param provenance finds what is stated about images
 * @param sight who may know of what builds have staged
 * @param version the registry's version, as {@code GET /api/v1/} shows it
 */
public record ApiParts(
        Check authenticate,
        Authenticator authenticator,
        Sessions sessions,
        Directory directory,
        Accounts accounts,
        Access access,
        Catalog catalog,
        Platforms platforms,
        ContentsReader contents,
        Deletion deletion,
        AccessTokens tokens,
        Robots robots,
        ClientBundles bundles,
        ServerCertificates certificates,
        Events events,
        Supplier<Settings> settings,
        Supplier<Settings> settingsNow,
        Backups backups,
        String version,
        InstantSource clock,
        Jobs jobs,
        GarbageCollection collection,
        Scrub scrub,
        Scanning scanning,
        Updates updates,
        Promotions promotions,
        Gates gates,
        Pruning pruning,
        Mirrorings mirrorings,
        Supplier<String> provenanceKey,
        ProvenanceReader provenance,
        SettingParts setting,
        Sight sight) {}
