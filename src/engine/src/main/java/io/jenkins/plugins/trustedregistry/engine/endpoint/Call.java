// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request. Checks may replace the principal; everything else is as the client sent it.
 *
 * @param path the path as sent, still percent-encoded
 * @param pathParameters the decoded values of the route's placeholders
 * @param query decoded query parameters, in order
 * @param body the caller of the endpoint closes it; an endpoint may leave it unread
 * @param contentLength the body's length when the client says it
 */
public record Call(
        Method method,
        String path,
        Map<String, String> pathParameters,
        Map<String, List<String>> query,
        Headers headers,
        InputStream body,
        OptionalLong contentLength,
        Peer peer,
        Principal principal) {

    public Call {
        pathParameters = Map.copyOf(pathParameters);
        query = Map.copyOf(query);
    }

    public Call as(Principal proven) {
        return new Call(method, path, pathParameters, query, headers, body, contentLength, peer, proven);
    }

    public Call withPathParameters(Map<String, String> parameters) {
        return new Call(method, path, parameters, query, headers, body, contentLength, peer, principal);
    }

    /** The value of a placeholder of this call's route. */
    public String parameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException("The route of " + path + " has no placeholder {" + name + "}");
        }
        return value;
    }

    /** The first value of a query parameter; empty when it is missing. */
    public Optional<String> queryParameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All values of a query parameter. */
    public List<String> queryParameters(String name) {
        return query.getOrDefault(name, List.of());
    }
}
