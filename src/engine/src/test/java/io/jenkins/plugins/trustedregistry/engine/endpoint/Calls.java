// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Calls as a listener would make them. */
final class Calls {

    private Calls() {}

    static Call call(Method method, String path) {
        return new Call(
                method,
                path,
                Map.of(),
                Map.of(),
                Headers.NONE,
                InputStream.nullInputStream(),
                OptionalLong.empty(),
                new Peer("192.0.2.7", "https://registry.example", List.of()),
                Principal.ANONYMOUS);
    }

    static Call get(String path) {
        return call(Method.GET, path);
    }
}
