// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import java.net.URI;
import java.net.URISyntaxException;

/** A path in an image as a relative URI. */
final class UriPath {
    private UriPath() {}

    static String of(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            return "unknown"; // a path that can't be told; the logical location names the component
        }
    }
}
