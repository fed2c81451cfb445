// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.ProbeAnswer;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.RemoteProbe;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import java.io.IOException;
import java.util.Optional;

/** What another registry says to a mirror that is not saved yet. */
final class MirrorTestCalls {
    private final Repositories repositories;
    private final Mirrors mirrors;
    private final MirrorCalls calls;
    private final RemoteProbe probe;

    MirrorTestCalls(Repositories repositories, Mirrors mirrors, MirrorCalls calls, RemoteProbe probe) {
        this.repositories = repositories;
        this.mirrors = mirrors;
        this.calls = calls;
        this.probe = probe;
    }

    Reply test(Call call) throws IOException {
        Repository repository = Paths.repository(repositories, call);
        MirrorBody body = MirrorBody.ofTest(call);
        MirrorWish wish = body.tried();
        calls.requireAllowed(call, repository, wish);
        return Json.ok(
                ProbeView.of(wish, probe.ask(wish.direction(), wish.remote(), password(repository, body, wish))));
    }

    private Optional<RemotePassword> password(Repository repository, MirrorBody body, MirrorWish wish) {
        Optional<RemotePassword> given = body.password();
        if (given.isPresent() && wish.remote().username().isEmpty()) {
            throw Refusals.invalid("The password belongs to a user: give both, or neither.");
        }
        if (body.saysPassword()
                || body.kept().isEmpty()
                || wish.remote().username().isEmpty()) {
            return given;
        }
        Mirror kept = MirrorPath.named(mirrors.table(), repository, body.kept().get());
        if (kept.password().isPresent() && !wish.remote().isSameLoginAs(kept.remote())) {
            throw Refusals.invalid(
                    "The password of the mirror is for another registry, username or authority, so it is not sent"
                            + " there: give it again, or an empty one for none.");
        }
        try {
            return mirrors.passwords().open(kept);
        } catch (IllegalStateException e) {
            throw Refusals.conflict(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the other registry says.
     *
     * @param enough whether the mirror could run
     */
    record ProbeView(
            boolean reached,
            boolean loggedIn,
            Optional<Boolean> repositorySeen,
            Optional<Boolean> mayPull,
            Optional<Boolean> mayPush,
            boolean enough,
            String sentence) {
        static ProbeView of(MirrorWish wish, ProbeAnswer answer) {
            return new ProbeView(
                    answer.reached(),
                    answer.loggedIn(),
                    answer.repositorySeen(),
                    answer.mayPull(),
                    answer.mayPush(),
                    answer.isEnoughFor(wish.direction()),
                    answer.sentence());
        }
    }
}
