// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.http;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Everything that wants to know when a request begins and ends. */
record Reception(Traffic traffic, Loiterers loiterers, Incidents incidents) {

    Completion begin(Request request, Response response, Callback callback) {
        Runnable leave = loiterers.begin(request);
        return new Completion(Callback.from(callback, leave), traffic.begin(request, response), request, incidents);
    }
}
