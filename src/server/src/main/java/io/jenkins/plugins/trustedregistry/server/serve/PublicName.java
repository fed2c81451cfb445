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
 * @param elsewhere the same for clients on other machines; empty when they can't reach it
 */
public record PublicName(String url, String docker, String elsewhere) {

    /**
     * The public address where one is set; else the interface that is listened on, or localhost for all of them.
     *
     * @param port the one that is listened on
     * @param thisMachine the name of this machine, as others know it
     */
    public static PublicName of(Settings settings, int port, String thisMachine) {
        String publicAddress = settings.general().publicAddress();
        if (!publicAddress.isEmpty()) {
            String authority = URI.create(publicAddress).getRawAuthority();
            return new PublicName(publicAddress, authority, authority);
        }
        String scheme = settings.listener().plainHttp() ? "http://" : "https://";
        String address = settings.listener().address();
        if (isAll(address)) {
            return new PublicName(scheme + "localhost:" + port, "localhost:" + port, thisMachine + ":" + port);
        }
        String authority = new ListenAddress(address, port).toString();
        return new PublicName(scheme + authority, authority, isLoopback(address) ? "" : authority);
    }

    /** The name of this machine; localhost when it has none. */
    static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static boolean isAll(String address) {
        try {
            return InetAddress.getByName(address).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
