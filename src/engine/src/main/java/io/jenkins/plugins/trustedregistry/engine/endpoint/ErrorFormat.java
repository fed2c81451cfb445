// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;

/** How an API words its errors: the distribution specification's JSON, or RFC 9457 problems. */
public interface ErrorFormat {

    /** A refusal, with every header the refusal needs (challenge, Retry-After). */
    Reply refusal(RegistryException refusal, Call call);

    /**
     * A fault of the server: status 500 (507 for a full disk; 503 with Retry-After for what passes) and the incident id that stands
     * in the log, nothing else.
     */
    Reply fault(int status, String incident, Call call);

    /** No route has this path: 404. */
    Reply unknownPath(Call call);

    /** The path is known but not with this method: 405 with Allow. */
    Reply wrongMethod(Call call, String allow);
}
