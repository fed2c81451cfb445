// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry listens.
 *
 * @param address the interface, a name or IP address; default {@code 0.0.0.0}, all of them
 * @param port 1 to 65535; 0: a free one is chosen at every start; -1: off; default 5000
 * @param plainHttp without TLS; only on a loopback address; default false
 */
public record ListenerSettings(String address, int port, boolean plainHttp) {
    static final ListenerSettings DEFAULTS = of(null, null, null);

    public ListenerSettings {
        if (port < -1 || port > 65_535) {
            throw new InvalidSettingException("port " + port
                    + " is not a port: use 1 to 65535, 0 for a free one, or -1 to switch the listener off.");
        }
        if (plainHttp && !isLoopback(address)) {
            throw new InvalidSettingException("Plain HTTP is only allowed on a loopback address, and '" + address
                    + "' is not one: listen on 127.0.0.1, or leave plain HTTP out and the registry uses TLS with its own"
                    + " certificate.");
        }
    }

    @JsonCreator
    static ListenerSettings of(
            @JsonProperty("address") @Nullable String address,
            @JsonProperty("port") @Nullable Integer port,
            @JsonProperty("plainHttp") @Nullable Boolean plainHttp) {
        return new ListenerSettings(
                Objects.requireNonNullElse(address, "0.0.0.0"),
                Objects.requireNonNullElse(port, 5000),
                Objects.requireNonNullElse(plainHttp, false));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
