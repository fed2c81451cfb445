// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The management API of one registry. Closing it gives up what it holds: a connection, or the home. */
public interface RegistryApi extends AutoCloseable {

    /**
     * Makes one call.
     *
     * @param path below the registry's address, percent-encoded, with its query
     * @param headers further ones, by their names
     * @throws io.jenkins.plugins.trustedregistry.server.CommandFailure when there is no answer at all
     */
    ApiAnswer call(Method method, String path, Map<String, String> headers, Optional<JsonNode> body);

    /** Makes one call without further headers. */
    default ApiAnswer call(Method method, String path, Optional<JsonNode> body) {
        return call(method, path, Map.of(), body);
    }

    /**
     * Runs a job that waits in this process, beside further calls, where no server does so by itself.
     *
     * @return false when a server runs it
     */
    default boolean runHere(long job) {
        return false;
    }

    /**
     * Reads an answer that may be large, piece by piece. The caller closes its body.
     *
     * @throws io.jenkins.plugins.trustedregistry.server.CommandFailure when there is no answer at all
     */
    default ApiDownload open(String path) {
        ApiAnswer answer = call(Method.GET, path, Optional.empty());
        return new ApiDownload(answer.status(), answer.contentType(), new ByteArrayInputStream(answer.body()));
    }

    /**
     * Sends a file as the body of a POST, without holding it in memory.
     *
     * @throws io.jenkins.plugins.trustedregistry.server.CommandFailure when there is no answer at all, or the file can't be read
     */
    ApiAnswer upload(String path, Path file);

    @Override
    void close();
}
