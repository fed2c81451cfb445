// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jetty.client.Authentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;

/** A web proxy as Jetty wants it: it is told who calls with the first call already, and is not asked for the hosts that are near. */
final class WebProxy extends HttpProxy {
    private final DirectHosts direct;

    private WebProxy(OutboundProxy proxy) {
        super(proxy.host(), proxy.port());
        direct = proxy.direct();
    }

    static void use(OutboundProxy proxy, HttpClient client) {
        client.getProxyConfiguration().addProxy(new WebProxy(proxy));
        proxy.login()
                .ifPresent(login ->
                        client.getAuthenticationStore().addAuthenticationResult(new Told(proxy, header(login))));
    }

    private static String header(OutboundProxy.Login login) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean matches(Origin origin) {
        return !direct.has(origin.getAddress().getHost()) && super.matches(origin);
    }

    /** Jetty looks for it by the proxy's address. */
    private record Told(OutboundProxy proxy, String header) implements Authentication.Result {
        @Override
        public java.net.URI getURI() {
            return proxy.address();
        }

        @Override
        public void apply(Request request) {
            request.headers(fields -> fields.put(HttpHeader.PROXY_AUTHORIZATION, header));
        }

        @Override
        public String toString() {
            return "Told[" + proxy.address() + "]";
        }
    }
}
