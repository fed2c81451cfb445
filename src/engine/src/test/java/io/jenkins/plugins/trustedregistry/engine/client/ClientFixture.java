// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import io.jenkins.plugins.trustedregistry.engine.TestHost;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.client.transport.HttpTransport;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Proxies;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Trusted;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real registry, and clients of it that wait for nothing between attempts. */
public final class ClientFixture implements AutoCloseable {
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                organizations:
                  - name: technology
                    teams:
                      - name: devs
                        members: [user:nigelpoulton]
                    repositories:
                      - {name: test, grants: [{team: devs, right: read-write}]}
                  - name: production
                    teams:
                      - name: devs
                        members: [user:nigelpoulton]
                    repositories:
                      - {name: test, grants: [{team: devs, right: read-write}]}
            """;

    private final TestHost host;
    private final List<RemoteRegistry> opened = new ArrayList<>();

    public ClientFixture(Path home) throws IOException {
        host = TestHost.open(home, SettingsFile.read("test", SETTINGS, UnaryOperator.identity()));
    }

    public int port() {
        return URI.create(host.url()).getPort();
    }

    public RemoteRepository repository(String name) throws ClientException {
        return repository(name, "nigelpoulton", port());
    }

    /** As somebody, over a port that leads to the registry. */
    public RemoteRepository repository(String name, String user, int port) throws ClientException {
        Login login = user.isEmpty() ? Login.NONE : new Login(user, user + "-password");
        return registry(port, login).repository(RepositoryName.parse(name));
    }

    public RemoteRegistry registry(int port, Login login) throws ClientException {
        return registry(port, login, 4);
    }

    /** @param attempts how often something is tried */
    public RemoteRegistry registry(int port, Login login, int attempts) throws ClientException {
        RemoteRegistry made = RemoteRegistry.of(
                RegistryUrl.parse("http://127.0.0.1:" + port, false),
                login,
                HttpTransport.of(Trusted.with(""), Proxies.none()),
                new Retries(attempts, time -> {}));
        opened.add(made);
        return made;
    }

    @Override
    public void close() throws IOException {
        opened.forEach(RemoteRegistry::close);
        host.close();
    }
}
