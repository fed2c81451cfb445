// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the listener listens.
 *
 * @param host the interface, a name or an IP address; {@code 0.0.0.0} for all of them
 * @param port 0 for a free one
 * @param plainHttp without TLS
 * @param publicAddress scheme, host and port that every link begins with, without a trailing slash; empty: what each client used
 * @param trustedProxies whose word is taken for the client's address, scheme, host and port: {@code X-Forwarded-For},
 *     {@code -Proto}, {@code -Host} and {@code -Port}, or RFC 7239's {@code Forwarded} where there is no {@code X-Forwarded-For}. A
 *     proxy listed here must set or remove both kinds, or its clients could forge the one it lets through
 * @param clientAuthorities who signs client certificates; empty: none are asked for
 * @param strictTransport for how long browsers shall insist on TLS for this host (HSTS, with TLS only); zero: not at all. It
 *     counts for every port of the host, so where a page is served there without TLS it must be zero
 * @param accessLog whether each request is logged to the logger {@code access}
 */
public record ListenerOptions(
        String host,
        int port,
        boolean plainHttp,
        Optional<String> publicAddress,
        List<AddressRange> trustedProxies,
        List<X509Certificate> clientAuthorities,
        Duration strictTransport,
        boolean accessLog,
        ListenerLimits limits) {

    public ListenerOptions {
        trustedProxies = List.copyOf(trustedProxies);
        clientAuthorities = List.copyOf(clientAuthorities);
    }

    /** TLS, no proxies, no client certificates, HSTS of a year, no access log. */
    public static ListenerOptions on(String host, int port) {
        return new ListenerOptions(
                host,
                port,
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                Duration.ofDays(365),
                false,
                ListenerLimits.DEFAULTS);
    }

    public ListenerOptions withPlainHttp() {
        return new ListenerOptions(
                host, port, true, publicAddress, trustedProxies, clientAuthorities, strictTransport, accessLog, limits);
    }

    public ListenerOptions withPublicAddress(String address) {
        return new ListenerOptions(
                host,
                port,
                plainHttp,
                Optional.of(address),
                trustedProxies,
                clientAuthorities,
                strictTransport,
                accessLog,
                limits);
    }

    public ListenerOptions withTrustedProxies(List<AddressRange> proxies) {
        return new ListenerOptions(
                host, port, plainHttp, publicAddress, proxies, clientAuthorities, strictTransport, accessLog, limits);
    }

    public ListenerOptions withClientAuthorities(List<X509Certificate> authorities) {
        return new ListenerOptions(
                host, port, plainHttp, publicAddress, trustedProxies, authorities, strictTransport, accessLog, limits);
    }

    public ListenerOptions withStrictTransport(Duration age) {
        return new ListenerOptions(
                host, port, plainHttp, publicAddress, trustedProxies, clientAuthorities, age, accessLog, limits);
    }

    public ListenerOptions withAccessLog() {
        return new ListenerOptions(
                host, port, plainHttp, publicAddress, trustedProxies, clientAuthorities, strictTransport, true, limits);
    }

    public ListenerOptions withLimits(ListenerLimits other) {
        return new ListenerOptions(
                host,
                port,
                plainHttp,
                publicAddress,
                trustedProxies,
                clientAuthorities,
                strictTransport,
                accessLog,
                other);
    }
}
