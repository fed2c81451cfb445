// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.session;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.credentials.Authenticator;
import io.jenkins.plugins.trustedregistry.engine.credentials.Presented;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Session;
import io.jenkins.plugins.trustedregistry.engine.credentials.session.Sessions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Signing in at the registry's own pages. */
final class SessionCalls {
    private final Authenticator authenticator;
    private final Sessions sessions;

    SessionCalls(Authenticator authenticator, Sessions sessions) {
        this.authenticator = authenticator;
        this.sessions = sessions;
    }

    /** Who is signed in; an answer also for nobody, so that a page can ask without being refused. */
    Reply show(Call call) {
        Optional<Session> session = SessionCookie.of(call).flatMap(sessions::open);
        return fresh(Json.ok(session.map(SessionView::of).orElseGet(() -> SessionView.of(call.principal()))));
    }

    /** Signs in with a password. */
    Reply begin(Call call) throws IOException {
        SessionCheck.requireOwnPage(call);
        if (call.headers().first("Content-Type").isEmpty()) {
            throw Refusals.invalid("The body's type is not said: send JSON with Content-Type: application/json.");
        }
        JsonBody body = JsonBody.of(call, "user", "password");
        Member person = person(body.text("user"), body.text("password"), call);
        SessionCookie.of(call).ifPresent(sessions::end);
        Secret secret = sessions.begin(person);
        Session session = sessions.open(secret)
                .orElseThrow(() -> Refusals.unauthorized(
                        "The account was disabled just now. Ask an administrator of the registry."));
        return fresh(Json.created("/api/v1/session", SessionView.of(session)))
                .with("Set-Cookie", SessionCookie.set(call, secret))
                .madeFor(session.principal());
    }

    private Member person(String user, String password, Call call) {
        if (Secret.parse(password).isPresent()) {
            throw Refusals.unauthorized(
                    "Sign in here with your password. Access tokens, robot accounts and client bundles"
                            + " are for docker, for commands and for the API.");
        }
        return proven(user, password, call)
                .subject()
                .filter(member -> member.kind() == Member.Kind.USER)
                .orElseThrow(() -> Refusals.unauthorized("Only people sign in here: use your user name."));
    }

    /** What others may log in with is of no use here, so the sentence about it is another one. */
    private Principal proven(String user, String password, Call call) {
        try {
            return authenticator.authenticate(
                    new Presented.UserAndSecret(user, password), call.peer().address());
        } catch (RegistryException e) {
            throw e.code() == ErrorCode.UNAUTHORIZED
                    ? Refusals.unauthorized("The user name or the password is wrong. Look at both and try again; an"
                            + " administrator can give you a new password.")
                    : e;
        }
    }

    /** Signs out; nothing happens for who is not signed in. */
    Reply end(Call call) {
        SessionCookie.of(call).ifPresent(sessions::end);
        return Json.gone().with("Set-Cookie", SessionCookie.remove(call));
    }

    private static Reply fresh(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }

    /**
     * Who is signed in.
     *
     * @param changeToken what a page sends with every change as X-Registry-Token; left out where no session is used
     */
    record SessionView(
            boolean signedIn,
            Optional<String> name,
            boolean registryAdmin,
            Optional<Instant> endsAt,
            Optional<String> changeToken) {

        static SessionView of(Session session) {
            return new SessionView(
                    true,
                    Optional.of(session.principal().shownName()),
                    session.principal().registryAdmin(),
                    Optional.of(session.endsAt()),
                    Optional.of(session.changeToken()));
        }

        static SessionView of(Principal caller) {
            return new SessionView(
                    !caller.isAnonymous(),
                    caller.subject().map(ignored -> caller.shownName()),
                    caller.registryAdmin(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
