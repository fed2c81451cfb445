// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.advisories.update.Updates;
import io.jenkins.plugins.trustedregistry.engine.api.common.SettingsUse;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.GarbageCollection;
import io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub.Scrub;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.pruning.run.PruningJobs;
import io.jenkins.plugins.trustedregistry.engine.scan.job.ScanJobs;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.StorageSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsInForce;
import io.jenkins.plugins.trustedregistry.engine.storage.ProbeResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes changed settings into use while the registry runs: schedules, the certificate, the public address, and what is asked at each use. */
final class LiveSettings implements SettingsUse {
    private final SettingsInForce inForce;
    private final Jobs jobs;
    private final ListenerCertificates certificates;
    private final Stores stores;
    private final Supplier<Optional<Listener>> listener;

    /** @param listener the one that runs; empty while there is none */
    LiveSettings(
            SettingsInForce inForce,
            Jobs jobs,
            ListenerCertificates certificates,
            Stores stores,
            Supplier<Optional<Listener>> listener) {
        this.inForce = inForce;
        this.jobs = jobs;
        this.certificates = certificates;
        this.stores = stores;
        this.listener = listener;
    }

    @Override
    public void check(Settings before, Settings wanted) {
        requireRanges(wanted.general());
        if (!before.storage().equals(wanted.storage())) {
            ProbeResult found = probe(wanted.storage());
            if (!found.usable()) {
                throw refused(found.sentence());
            }
            requireLayers(wanted.storage());
        }
        if (wanted.tls().isCustom()) {
            certificates.check(wanted.tls().certificate(), wanted.tls().key(), wanted.general());
        } else if (!before.tls().isCustom() && !before.general().equals(wanted.general())) {
            certificates.requireCovered(wanted.general());
        }
        if (!before.listener().equals(wanted.listener())) {
            requireFree(wanted.listener());
        }
    }

    private static void requireRanges(GeneralSettings wanted) {
        try {
            ListenerSetup.trustedProxies(wanted);
        } catch (IllegalArgumentException e) {
            throw refused("trustedProxies: " + e.getMessage());
        }
    }

    @Override
    public ProbeResult probe(StorageSettings wanted) {
        try {
            return stores.probe(wanted);
        } catch (InvalidPathException e) {
            return ProbeResult.of(
                    false, "The folder can't be used: its name is none on this machine. Choose another name.");
        }
    }

    private void requireLayers(StorageSettings wanted) {
        try {
            stores.missingIn(wanted).ifPresent(sentence -> {
                throw new RegistryException(ErrorCode.NAME_INVALID, 409, sentence, Map.of());
            });
        } catch (IOException e) {
            throw refused("The layers could not be looked for in " + wanted.folder() + ": " + e.getMessage() + ".");
        }
    }

    /** That somebody else has the port would be noticed only once the registry is closed. */
    private void requireFree(ListenerSettings wanted) {
        boolean own = listener.get().filter(now -> now.port() == wanted.port()).isPresent();
        if (wanted.port() <= 0 || own) {
            return;
        }
        try (ServerSocket tried = new ServerSocket()) {
            tried.setReuseAddress(true);
            tried.bind(new InetSocketAddress(wanted.address(), wanted.port()));
        } catch (IOException | IllegalArgumentException e) {
            throw refused(
                    "The registry can't listen on " + wanted.address() + ":" + wanted.port() + " (" + e.getMessage()
                            + "): choose an address of this machine, and a port that is free and that it may use.");
        }
    }

    private static RegistryException refused(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }

    @Override
    public void use(Settings wanted) throws IOException {
        Settings before = inForce.get();
        if (!before.general().equals(wanted.general())) {
            reachedAs(wanted.general());
        }
        if (!before.tls().equals(wanted.tls())) {
            show(wanted.tls());
        }
        inForce.use(wanted);
        jobs.reschedule(GarbageCollection.KIND, wanted.garbageCollection().cron());
        jobs.reschedule(Scrub.KIND, wanted.scrub().cron());
        jobs.reschedule(ScanJobs.SWEEP, wanted.scan().cron());
        jobs.reschedule(Updates.UPDATE, wanted.advisories().cron());
        jobs.reschedule(PruningJobs.KIND, wanted.pruning().cron());
    }

    private void reachedAs(GeneralSettings general) throws IOException {
        certificates.reachedAs(general);
        String address = general.publicAddress();
        listener.get()
                .ifPresent(running -> running.reachedThrough(
                        address.isEmpty() ? Optional.empty() : Optional.of(address),
                        ListenerSetup.trustedProxies(general)));
    }

    private void show(TlsSettings tls) throws IOException {
        if (tls.isCustom()) {
            certificates.use(tls.certificate(), tls.key());
        } else {
            certificates.useOwnAuthority();
        }
    }
}
