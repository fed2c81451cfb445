// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CustomCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.http.AddressRange;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.http.ListenerOptions;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Turns settings into a listener and its certificates. */
final class ListenerSetup {

    private ListenerSetup() {}

    /** A listener that is not started yet. */
    static Listener listener(
            Settings settings,
            ListenerCertificates certificates,
            CertificateAuthority authority,
            Router router,
            Incidents incidents,
            MeterRegistry meters) {
        ListenerSettings where = settings.listener();
        ListenerOptions options = ListenerOptions.on(where.address(), where.port())
                .withTrustedProxies(settings.general().trustedProxies().stream()
                        .map(AddressRange::parse)
                        .toList());
        String address = settings.general().publicAddress();
        if (!address.isEmpty()) {
            options = options.withPublicAddress(address);
        }
        return where.plainHttp()
                ? Listener.plain(options.withPlainHttp(), router, incidents, meters)
                : Listener.tls(
                        options.withClientAuthorities(List.of(authority.certificate())),
                        certificates.toShow(),
                        router,
                        incidents,
                        meters);
    }

    /**
     * The certificates the settings ask for.
     *
     * @throws IOException when the custom certificate of the settings can't be used, saying why
     */
    static ListenerCertificates certificates(
            Settings settings, CertificateAuthority authority, Path keys, InstantSource clock) throws IOException {
        Optional<String> publicHost = publicHost(settings);
        ServerNames covered = ServerNames.of(publicHost.stream().toList());
        CustomCertificate custom = new CustomCertificate(keys, covered, clock);
        TlsSettings tls = settings.tls();
        if (tls.isCustom()) {
            try {
                KeyedCertificate checked = custom.check(tls.certificate(), tls.key());
                custom.keep(checked);
            } catch (IllegalArgumentException e) {
                throw new IOException("The certificate in the settings can't be used. " + e.getMessage(), e);
            }
        }
        return new ListenerCertificates(
                authority, custom, ServerNames.ofThisMachine().and(covered).and(own(settings)));
    }

    private static Optional<String> publicHost(Settings settings) {
        String address = settings.general().publicAddress();
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create(address).getHost());
    }

    /** The name of the interface the listener is bound to, unless it is all of them. */
    private static ServerNames own(Settings settings) {
        String address = settings.listener().address();
        try {
            boolean all = InetAddress.getByName(address).isAnyLocalAddress();
            return ServerNames.of(all ? List.of() : List.of(address));
        } catch (UnknownHostException e) {
            return ServerNames.of(List.of()); // the listener says so when it can't be bound
        }
    }
}
