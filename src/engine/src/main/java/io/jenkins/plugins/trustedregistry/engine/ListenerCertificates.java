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
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which certificate the listener shows: a custom one when there is one, else one of the registry's own authority, renewed in time.
 * A change takes effect for new connections at once.
 */
final class ListenerCertificates implements ServerCertificates {
    private final CertificateAuthority authority;
    private final CustomCertificate custom;
    private final ServerNames names;
    private Optional<Listener> listener = Optional.empty();
    private KeyedCertificate current;

    ListenerCertificates(CertificateAuthority authority, CustomCertificate custom, ServerNames names) {
        this.authority = authority;
        this.custom = custom;
        this.names = names;
        this.current = chosen();
    }

    private KeyedCertificate chosen() {
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
        KeyedCertificate next = chosen();
        if (!next.leaf().equals(current.leaf())) {
            show(next);
        }
    }

    @Override
    public synchronized Shown current() {
        return new Shown(current.leaf(), custom.read().isPresent());
    }

    @Override
    public synchronized void use(String chain, String key) throws IOException {
        KeyedCertificate wanted;
        try {
            wanted = custom.check(chain, key);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(ErrorCode.UNSUPPORTED, 400, String.valueOf(e.getMessage()), Map.of());
        }
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
