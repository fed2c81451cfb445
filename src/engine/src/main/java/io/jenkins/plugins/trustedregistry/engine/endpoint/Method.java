// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

/** The HTTP methods routes use. A HEAD call runs the GET route where there is no HEAD route of its own, and its body is dropped. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE
}
