// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CertificateAuthority;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.CustomCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.http.AddressRange;
import io.jenkins.plugins.trustedregistry.engine.http.Listener;
import io.jenkins.plugins.trustedregistry.engine.http.ListenerOptions;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
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
import java.util.function.Function;

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
                .withTrustedProxies(trustedProxies(settings.general()));
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

    static List<AddressRange> trustedProxies(GeneralSettings general) {
        return general.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /**
     * The certificates the settings ask for.
     *
     * @throws IOException when the custom certificate of the settings can't be used, saying why
     */
    static ListenerCertificates certificates(
            Settings settings, CertificateAuthority authority, Path keys, InstantSource clock) throws IOException {
        Function<GeneralSettings, CustomCertificate> customs =
                reached -> new CustomCertificate(keys, reachedAs(reached), clock);
        TlsSettings tls = settings.tls();
        if (tls.isCustom()) {
            try {
                CustomCertificate custom = customs.apply(settings.general());
                custom.keep(custom.check(tls.certificate(), tls.key()));
            } catch (IllegalArgumentException e) {
                throw new IOException("The certificate in the settings can't be used. " + e.getMessage(), e);
            }
        }
        return new ListenerCertificates(
                authority,
                customs,
                reached -> ServerNames.ofThisMachine().and(reachedAs(reached)).and(own(settings)),
                settings.general());
    }

    private static ServerNames reachedAs(GeneralSettings general) {
        String address = general.publicAddress();
        return ServerNames.of(
                address.isEmpty() ? List.of() : List.of(URI.create(address).getHost()));
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
