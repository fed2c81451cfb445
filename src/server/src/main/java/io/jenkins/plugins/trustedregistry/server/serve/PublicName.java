// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * How clients name the registry.
 *
 * @param url scheme, host and port, as browsers write it
 * @param docker host and port as they stand in an image's name
 */
public record PublicName(String url, String docker) {

    /**
     * The public address where one is set; else the interface that is listened on, or localhost for all of them.
     *
     * @param port the one that is listened on
     */
    public static PublicName of(Settings settings, int port) {
        String publicAddress = settings.general().publicAddress();
        if (!publicAddress.isEmpty()) {
            return new PublicName(publicAddress, URI.create(publicAddress).getRawAuthority());
        }
        String address = settings.listener().address();
        String host = isAll(address) ? "localhost" : address;
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        return new PublicName((settings.listener().plainHttp() ? "http://" : "https://") + authority, authority);
    }

    private static boolean isAll(String address) {
        try {
            return InetAddress.getByName(address).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
