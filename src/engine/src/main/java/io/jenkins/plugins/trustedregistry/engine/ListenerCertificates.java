// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.api.common.ServerCertificates;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CustomCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.http.ServerCertificate;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which certificate the listener shows: a custom one when there is one, else one of the registry's own authority, renewed in time.
 * A change takes effect for new connections at once.
 */
final class ListenerCertificates implements ServerCertificates {
    private final CertificateAuthority authority;
    private final Function<GeneralSettings, CustomCertificate> customs;
    private final Function<GeneralSettings, ServerNames> covered;
    private CustomCertificate custom;
    private ServerNames names;
    private Optional<Listener> listener = Optional.empty();
    private KeyedCertificate current;

    /**
     * @param customs the place of a custom certificate that must cover a public address
     * @param covered what one of the registry's own authority is for, with a public address
     */
    ListenerCertificates(
            CertificateAuthority authority,
            Function<GeneralSettings, CustomCertificate> customs,
            Function<GeneralSettings, ServerNames> covered,
            GeneralSettings reached) {
        this.authority = authority;
        this.customs = customs;
        this.covered = covered;
        this.custom = customs.apply(reached);
        this.names = covered.apply(reached);
        this.current = chosen(authority, custom, names);
    }

    private static KeyedCertificate chosen(
            CertificateAuthority authority, CustomCertificate custom, ServerNames names) {
        return custom.read().orElseGet(() -> authority.serverCertificate(names));
    }

    synchronized ServerCertificate toShow() {
        return new ServerCertificate(current.key(), current.chain());
    }

    /** From now on, changes are shown by this listener. */
    synchronized void showOn(Listener running) {
        listener = Optional.of(running);
    }

    /** Takes a renewed certificate into use; to be called daily. */
    synchronized void renew() throws IOException {
        KeyedCertificate next = chosen(authority, custom, names);
        if (!next.leaf().equals(current.leaf())) {
            show(next);
        }
    }

    /** Another public address: the registry's own authority makes a certificate for it; a custom one stays, and was checked. */
    synchronized void reachedAs(GeneralSettings reached) throws IOException {
        custom = customs.apply(reached);
        names = covered.apply(reached);
        renew();
    }

    /** @throws RegistryException status 400 when a custom certificate is in use that does not cover this public address */
    synchronized void requireCovered(GeneralSettings reached) {
        Optional<KeyedCertificate> kept = custom.read();
        if (kept.isPresent()) {
            check(kept.get().chainPem(), kept.get().keyPem(), reached);
        }
    }

    @Override
    public synchronized Shown current() {
        return new Shown(current.leaf(), custom.read().isPresent());
    }

    @Override
    public X509Certificate check(String chain, String key, GeneralSettings reached) {
        return checked(customs.apply(reached), chain, key).leaf();
    }

    private static KeyedCertificate checked(CustomCertificate place, String chain, String key) {
        try {
            return place.check(chain, key);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(ErrorCode.UNSUPPORTED, 400, String.valueOf(e.getMessage()), Map.of());
        }
    }

    @Override
    public synchronized void use(String chain, String key) throws IOException {
        KeyedCertificate wanted = checked(custom, chain, key);
        show(wanted);
        custom.keep(wanted);
    }

    @Override
    public synchronized void useOwnAuthority() throws IOException {
        custom.forget();
        show(authority.serverCertificate(names));
    }

    @Override
    public Issued issue(ServerNames wanted, Duration lifetime) {
        return new Issued(authority.issueServer(wanted, lifetime), authority.pem());
    }

    private void show(KeyedCertificate next) throws IOException {
        if (listener.isPresent()) {
            listener.get().use(new ServerCertificate(next.key(), next.chain()));
        }
        current = next;
    }
}
