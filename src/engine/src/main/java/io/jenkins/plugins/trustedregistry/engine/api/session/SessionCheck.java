// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.session;

import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Session;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Sessions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who is calling the management API: as {@code credentials} does, and where the call says nothing itself, by the
 * session of the browser it comes from. A change must carry the session's token for changes, which a page of another site can't
 * know; and a change that another site's page made a browser send is refused whatever it carries.
 */
public final class SessionCheck implements Check {
    /** The header of the token for changes. */
    static final String CHANGE_TOKEN = "X-Registry-Token";

    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD);
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final Check credentials;
    private final Sessions sessions;

    /** @param credentials finds out who is calling by everything but a session */
    public SessionCheck(Check credentials, Sessions sessions) {
        this.credentials = credentials;
        this.sessions = sessions;
    }

    @Override
    public Call check(Call call) throws IOException {
        requireOwnPage(call);
        if (!call.principal().isAnonymous()
                || call.headers().first("Authorization").isPresent()) {
            return credentials.check(call);
        }
        Optional<Session> session = SessionCookie.of(call).flatMap(sessions::open);
        if (session.isEmpty()) {
            return credentials.check(call);
        }
        requireToken(call, session.get());
        return call.as(session.get().principal());
    }

    /** Browsers say themselves where a request was begun. */
    static void requireOwnPage(Call call) {
        if (changes(call)
                && call.headers()
                        .first("Sec-Fetch-Site")
                        .filter(ELSEWHERE::contains)
                        .isPresent()) {
            throw Refusals.denied("This change was begun by a page of another site, so it was not made. Make it on the"
                    + " registry's own pages, or with a command.");
        }
    }

    private static void requireToken(Call call, Session session) {
        boolean own = !changes(call)
                || call.headers()
                        .first(CHANGE_TOKEN)
                        .filter(session::isChangeToken)
                        .isPresent();
        if (!own) {
            throw Refusals.denied(
                    "This change came without the token of its session, so it was not made. Reload the page"
                            + " and try again; programs send a user name and an access token instead of a cookie.");
        }
    }

    private static boolean changes(Call call) {
        return !READING.contains(call.method());
    }

    @Override
    public String toString() {
        return credentials.toString();
    }
}
