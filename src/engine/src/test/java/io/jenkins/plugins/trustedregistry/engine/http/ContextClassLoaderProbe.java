// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import static io.jenkins.plugins.trustedregistry.engine.endpoint.Route.route;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Route;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;

/** What {@link ContextClassLoaderTest} runs in a class loader of its own. */
public final class ContextClassLoaderProbe implements Callable<String> {

    @Override
    public String call() throws Exception {
        TestAuthority authority = new TestAuthority("CA");
        Route hello = route(Method.GET, "/t/hello", call -> Reply.of(200).withText("text/plain", "hello"));
        try (Served served = Served.tls(Served.LOOPBACK, authority.server("registry"), hello)) {
            HttpResponse<String> response = Served.client(authority.trusting(), HttpClient.Version.HTTP_2)
                    .send(served.request("/t/hello").build(), HttpResponse.BodyHandlers.ofString());
            return response.version() + " " + response.body();
        }
    }
}
