// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A path of the API, built from names that may hold anything. */
public record ApiPath(String text) {
    private static final ApiPath ROOT = new ApiPath("/api/v1");

    /** The path with these segments below the API's root. */
    public static ApiPath of(String... segments) {
        ApiPath path = ROOT;
        for (String segment : segments) {
            path = path.then(segment);
        }
        return path;
    }

    /** With one more segment. */
    public ApiPath then(String segment) {
        return new ApiPath(text + "/" + encoded(segment));
    }

    /** With a name that may hold slashes, which stay slashes. */
    public ApiPath name(String name) {
        return new ApiPath(text + "/"
                + Arrays.stream(name.split("/", -1)).map(ApiPath::encoded).collect(Collectors.joining("/")));
    }

    public ApiPath query(String key, String value) {
        return new ApiPath(text + (text.contains("?") ? "&" : "?") + key + "=" + encoded(value));
    }

    /** With a query parameter, when there is a value for it. */
    public ApiPath query(String key, Optional<String> value) {
        return value.map(given -> query(key, given)).orElse(this);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
