// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.token;

import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.JsonReply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What both ways of asking for a token have in common. */
final class TokenReply {

    private TokenReply() {}

    /** The token under both names that clients look for, never kept by a cache. */
    static Reply of(TokenIssuer.Issued issued) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("token", issued.token());
        content.put("access_token", issued.token());
        content.put("token_type", "Bearer");
        content.put("expires_in", issued.lifetime().toSeconds());
        content.put(
                "issued_at", issued.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        content.put("scope", String.join(" ", issued.scopes()));
        issued.refreshToken().ifPresent(token -> content.put("refresh_token", token));
        return JsonReply.of(200, content).with("Cache-Control", "no-store").madeFor(issued.owner());
    }

    /** Scopes come as repeated parameters and as lists with spaces between. */
    static List<String> scopes(List<String> parameters) {
        return parameters.stream()
                .flatMap(each -> Arrays.stream(each.split(" ")))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }
}
