// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Authorization;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.InstantSource;

/** A registry that speaks the distribution API, as one login sees it. Closing it closes its transport. */
public final class RemoteRegistry implements AutoCloseable {
    private final Session session;
    private final Transport transport;

    private RemoteRegistry(Session session, Transport transport) {
        this.session = session;
        this.transport = transport;
    }

    /** Says nothing to the registry yet. */
    public static RemoteRegistry of(RegistryUrl url, Login login, Transport transport, Retries retries) {
        Authorization authorization = new Authorization(url, login, transport, InstantSource.system());
        return new RemoteRegistry(new Session(url, authorization, transport, retries), transport);
    }

    public RemoteRepository repository(RepositoryName name) {
        return new RemoteRepository(session, name);
    }

    public RegistryUrl url() {
        return session.registry();
    }

    @Override
    public void close() {
        transport.close();
    }
}
