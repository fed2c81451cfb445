// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.transport.HttpTransport;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Proxies;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Trusted;
import java.io.Serializable;
import java.util.Map;

/** A registry and a login there, as it is sent to an agent for one step. Never written to a disk, never shown. */
public final class RegistryAccess implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String url;
    private final boolean plainHttp;
    private final String user;
    private final String secret;
    private final String authority;

    /**
     * @param url with its scheme
     * @param plainHttp whether http may go over the network
     * @param user empty for nobody
     * @param authority certificates in PEM to trust beside those that Java knows; may be empty
     */
    public RegistryAccess(String url, boolean plainHttp, String user, String secret, String authority) {
        this.url = url;
        this.plainHttp = plainHttp;
        this.user = user;
        this.secret = secret;
        this.authority = authority;
    }

    /** Host, or host:port, as docker writes it. */
    public String name() throws ClientException {
        return address().name();
    }

    private RegistryUrl address() throws ClientException {
        return RegistryUrl.parse(url, plainHttp);
    }

    public String url() {
        return url;
    }

    /** For logs. */
    public String shownUser() {
        return user.isEmpty() ? "nobody" : user;
    }

    public String user() {
        return user;
    }

    public String secret() {
        return secret;
    }

    /** To be closed. @param environment of the build, which may name proxies */
    RemoteRegistry open(Map<String, String> environment) throws ClientException {
        return RemoteRegistry.of(
                address(),
                user.isEmpty() ? Login.NONE : new Login(user, secret),
                HttpTransport.of(Trusted.with(authority), Proxies.of(environment)),
                Retries.usual());
    }

    @Override
    public String toString() {
        return url + " as " + shownUser();
    }
}
