// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import java.io.IOException;

/** Answers one kind of call. Stateless; safe for many threads. */
@FunctionalInterface
public interface Endpoint {

    /**
     * @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException when the call can't be served for a reason the
     *     client can act on
     * @throws IOException when the server itself failed; the client is told an incident id only
     */
    Reply handle(Call call) throws IOException;
}
