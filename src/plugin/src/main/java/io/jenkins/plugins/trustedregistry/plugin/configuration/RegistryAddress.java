// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.net.URI;
import java.util.Optional;

/**
 * Where clients reach the registry.
 *
 * @param baseUrl with scheme, no slash at the end
 */
public record RegistryAddress(String baseUrl) {

    /** The public address of the settings, else Jenkins' own host name with the listener's port; empty without a listener. */
    public static Optional<RegistryAddress> now() {
        Optional<Integer> port = RunningRegistry.OF_JENKINS.state().registry().flatMap(Registry::port);
        Settings settings = TrustedRegistryConfiguration.get().settings();
        return port.map(open -> of(settings, Controller.JENKINS.rootUrl(), open));
    }

    static RegistryAddress of(Settings settings, Optional<String> jenkins, int port) {
        String given = settings.general().publicAddress();
        if (!given.isEmpty()) {
            return new RegistryAddress(given);
        }
        String scheme = settings.listener().plainHttp() ? "http://" : "https://";
        return new RegistryAddress(
                scheme + jenkins.flatMap(RegistryAddress::host).orElse("localhost") + ":" + port);
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As docker writes it, without the scheme. */
    public String name() {
        return baseUrl.substring(baseUrl.indexOf("://") + 3);
    }
}
