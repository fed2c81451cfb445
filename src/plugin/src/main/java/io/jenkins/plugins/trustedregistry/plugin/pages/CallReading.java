// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns servlet requests into calls. */
final class CallReading {
    /** Who is calling was Jenkins' question; the engine must not ask it again with what Jenkins alone understands. */
    private static final Set<String> JENKINS_OWN = Set.of("authorization", "cookie");

    private CallReading() {}

    /** The path below the registry's pages, as sent: Stapler's own notion of it loses slashes that a name may hold. */
    static String path(String requestUri, String contextPath) {
        String page = "/" + RegistryRootAction.URL_NAME;
        int start = requestUri.indexOf(page, contextPath.length());
        return start < 0 ? "" : requestUri.substring(start + page.length());
    }

    static boolean changes(String method) {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Jenkins has read the body of a form before anybody else could. */
    static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
    }

    /** @throws RegistryException for a method that no call has, or a query that can't be decoded */
    static Call call(HttpServletRequest request, String path, String baseUrl, Principal caller) throws IOException {
        long length = request.getContentLengthLong();
        return new Call(
                method(request.getMethod()),
                path,
                Map.of(),
                QueryString.parse(Objects.requireNonNullElse(request.getQueryString(), "")),
                headers(request),
                request.getInputStream(),
                length < 0 ? OptionalLong.empty() : OptionalLong.of(length),
                new Peer(request.getRemoteAddr(), baseUrl, List.of()),
                caller);
    }

    private static Method method(String name) {
        for (Method method : Method.values()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        throw new RegistryException(
                ErrorCode.UNSUPPORTED,
                405,
                "This method is not known here: use GET, POST, PUT, PATCH or DELETE.",
                Map.of());
    }

    private static Headers headers(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!JENKINS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                fields.put(name, Collections.list(request.getHeaders(name)));
            }
        }
        return new Headers(fields);
    }
}
