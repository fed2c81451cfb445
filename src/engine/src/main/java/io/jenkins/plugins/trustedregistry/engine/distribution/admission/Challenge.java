// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of {@code WWW-Authenticate}: where a client gets a token, and what the token must cover for this call (Docker's token
 * specification; RFC 6750, section 3). It is made from the call alone, so that a stranger learns nothing from it.
 */
public final class Challenge {

    private Challenge() {}

    /** The challenge that goes with this refusal of a call. */
    static String to(Call call, RegistryException refusal) {
        StringBuilder header = new StringBuilder("Bearer realm=\"")
                .append(quotable(call.peer().baseUrl()))
                .append("/token\",service=\"")
                .append(service(call))
                .append('"');
        List<String> scopes = scopes(call);
        if (!scopes.isEmpty()) {
            header.append(",scope=\"").append(String.join(" ", scopes)).append('"');
        }
        if (refusal instanceof TokenRefusedException token) {
            header.append(",error=\"").append(token.why().code()).append('"');
            header.append(",error_description=\"")
                    .append(quotable(String.valueOf(token.getMessage())))
                    .append('"');
        }
        return header.toString();
    }

    /** The name under which tokens are issued for this registry: the host and port by which the client reached it. */
    public static String service(Call call) {
        String base = call.peer().baseUrl();
        return quotable(base.substring(base.indexOf("://") + 3));
    }

    /** What a token must cover for this call: {@code repository:name:actions}, one per repository involved. */
    static List<String> scopes(Call call) {
        if (call.path().startsWith("/v2/_catalog")) {
            return List.of("registry:catalog:*");
        }
        List<String> scopes = new ArrayList<>();
        Optional<RepositoryName> target =
                Optional.ofNullable(call.pathParameters().get("name")).flatMap(Challenge::wellFormed);
        target.ifPresent(name -> scopes.add("repository:" + name + ":" + actions(call)));
        call.queryParameter("from")
                .filter(ignored -> call.queryParameter("mount").isPresent())
                .flatMap(Challenge::wellFormed)
                .filter(source -> !target.equals(Optional.of(source)))
                .ifPresent(source -> scopes.add("repository:" + source + ":pull"));
        return scopes;
    }

    private static String actions(Call call) {
        if (call.pathParameters().containsKey("upload")) {
            return "pull,push";
        }
        return switch (call.method()) {
            case GET, HEAD -> "pull";
            case DELETE -> "pull,delete";
            case POST, PUT, PATCH -> "pull,push";
        };
    }

    /** Only what RFC 6750 allows in a description: printable ASCII without quotes and backslashes. */
    private static String quotable(String sentence) {
        return sentence.replaceAll("[^ !#-\\[\\]-~]", "'");
    }

    private static Optional<RepositoryName> wellFormed(String name) {
        try {
            return Optional.of(RepositoryName.parse(name));
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }
}
