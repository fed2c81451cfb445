// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.session;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie with a session's secret. No script can read it, no request that another site begins carries it, and over TLS its name
 * makes browsers refuse it from anybody but this very host. It has no lifetime: it goes when the browser is closed.
 */
final class SessionCookie {
    private static final String OVER_TLS = "__Host-trusted-registry";
    private static final String PLAIN = "trusted-registry";

    private SessionCookie() {}

    /** What a browser shows; empty without one, and for what is no secret of a session. */
    static Optional<Secret> of(Call call) {
        String start = name(call) + "=";
        return call.headers().all("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(each -> each.startsWith(start))
                .findFirst()
                .flatMap(each -> Secret.parse(each.substring(start.length())))
                .filter(secret -> secret.kind() == Secret.Kind.SESSION);
    }

    /** The value of Set-Cookie that hands it out. */
    static String set(Call call, Secret secret) {
        return name(call) + "=" + secret.text() + attributes(call);
    }

    /** The value of Set-Cookie that takes it away. */
    static String remove(Call call) {
        return name(call) + "=" + attributes(call) + "; Max-Age=0";
    }

    private static String attributes(Call call) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (isTls(call) ? "; Secure" : "");
    }

    private static String name(Call call) {
        return isTls(call) ? OVER_TLS : PLAIN;
    }

    private static boolean isTls(Call call) {
        return call.peer().baseUrl().startsWith("https:");
    }
}
