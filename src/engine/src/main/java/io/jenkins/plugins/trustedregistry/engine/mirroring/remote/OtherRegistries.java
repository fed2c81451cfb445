// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.util.Optional;

/** Repositories of other registries, as mirrors see them. */
public final class OtherRegistries {
    private final OutboundClient client;
    private final Retries retries;

    /**
     * @param client knows which servers may be called; closed by whoever made it
     * @param retries how often something is tried before it is said to have failed
     */
    public OtherRegistries(OutboundClient client, Retries retries) {
        this.client = client;
        this.retries = retries;
    }

    /**
     * Says nothing to the other registry yet. Whether that may be without TLS is up to the rules, when it is called.
     *
     * @throws ClientException with a sentence when the address is none
     */
    public RemoteRepository open(Remote remote, Optional<RemotePassword> password) throws ClientException {
        return open(remote, password, retries);
    }

    RemoteRepository open(Remote remote, Optional<RemotePassword> password, Retries patience) throws ClientException {
        Login login = remote.username().isEmpty()
                ? Login.NONE
                : new Login(
                        remote.username(), password.map(RemotePassword::text).orElse(""));
        OutboundTransport transport = new OutboundTransport(client, new Trust(remote.authorities(), false));
        return RemoteRegistry.of(RegistryUrl.parse(remote.registry().toString(), true), login, transport, patience)
                .repository(remote.repository());
    }
}
