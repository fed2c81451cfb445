// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.SealedPassword;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The mirrors of a repository. Whoever saves one owns it from then on: it runs on their rights. */
final class MirrorCalls {
    private final Repositories repositories;
    private final Mirrors mirrors;
    private final MirrorStarter starter;
    private final TargetRules targets;
    private final InstantSource clock;

    MirrorCalls(
            Repositories repositories,
            Mirrors mirrors,
            MirrorStarter starter,
            TargetRules targets,
            InstantSource clock) {
        this.repositories = repositories;
        this.mirrors = mirrors;
        this.starter = starter;
        this.targets = targets;
        this.clock = clock;
    }

    Reply list(Call call) {
        Repository repository = Paths.repository(repositories, call);
        return Json.ok(new Page<>(
                mirrors.table().list(repository.id()).stream()
                        .map(MirrorView::of)
                        .toList(),
                Optional.empty()));
    }

    Reply show(Call call) {
        return Json.ok(MirrorView.of(MirrorPath.mirror(mirrors.table(), Paths.repository(repositories, call), call)));
    }

    Reply create(Call call) throws IOException {
        Repository repository = Paths.repository(repositories, call);
        MirrorBody body = MirrorBody.of(call);
        MirrorWish wish = body.made();
        requireAllowed(call, repository, wish);
        String id = UUID.randomUUID().toString();
        Mirror mirror = Mirror.made(
                id,
                wish,
                body.password().map(password -> mirrors.passwords().seal(password, id)),
                owner(call),
                clock.instant());
        if (!mirrors.table().add(repository.id(), mirror)) {
            throw taken(mirror);
        }
        starter.changed();
        return Json.created(
                "/api/v1/repositories/" + repository.name() + "/-/mirrors/" + mirror.name(), MirrorView.of(mirror));
    }

    Reply change(Call call) throws IOException {
        Repository repository = Paths.repository(repositories, call);
        Mirror before = MirrorPath.mirror(mirrors.table(), repository, call);
        MirrorBody body = MirrorBody.of(call);
        MirrorWish wish = body.changed(before.wish());
        requireAllowed(call, repository, wish);
        Mirror changed = before.changed(wish, password(body, before, wish), owner(call), clock.instant());
        boolean taken = !changed.name().equals(before.name())
                && mirrors.table().find(repository.id(), changed.name()).isPresent();
        if (taken) {
            throw taken(changed);
        }
        if (!mirrors.table().change(changed)) {
            throw MirrorPath.missing(repository, before.name().text());
        }
        starter.changed();
        return Json.ok(MirrorView.of(changed));
    }

    /** A password stays only where it was for: sent to another registry it would be given away. */
    private Optional<SealedPassword> password(MirrorBody body, Mirror before, MirrorWish wish) {
        if (body.saysPassword()) {
            return body.password().map(password -> mirrors.passwords().seal(password, before.id()));
        }
        if (wish.remote().username().isEmpty()) {
            return Optional.empty();
        }
        if (before.password().isPresent() && !wish.remote().isSameLoginAs(before.remote())) {
            throw Refusals.invalid(
                    "The password was for another registry, username or authority, so it does not stay: give it"
                            + " again, or an empty one for none.");
        }
        return before.password();
    }

    Reply delete(Call call) {
        Repository repository = Paths.repository(repositories, call);
        Mirror mirror = MirrorPath.mirror(mirrors.table(), repository, call);
        if (!mirrors.table().remove(mirror.id())) {
            throw MirrorPath.missing(repository, mirror.name().text());
        }
        starter.changed();
        return Json.gone();
    }

    private Optional<Member> owner(Call call) {
        return Optional.of(mirrors.rights()
                .ownerOf(call.principal())
                .orElseThrow(() -> Refusals.denied("A mirror belongs to a user or a robot account, on whose rights it"
                        + " runs; " + call.principal().shownName() + " is neither.")));
    }

    /** Whether the caller may have such a mirror, and the registry may call there as far as the address tells. */
    void requireAllowed(Call call, Repository repository, MirrorWish wish) {
        Optional<Decision.Refused> refused =
                mirrors.rights().againstMaking(call.principal(), repository.name(), wish.direction());
        if (refused.isPresent()) {
            throw refused.get().visible()
                    ? Refusals.denied(refused.get().reason())
                    : Refusals.missing(refused.get().reason());
        }
        targets.refusal(wish.remote().registry()).ifPresent(sentence -> {
            throw Refusals.invalid(sentence);
        });
    }

    private static RuntimeException taken(Mirror mirror) {
        return Refusals.conflict(
                "There is a mirror '" + mirror.name() + "' already: choose another name, or change that one.");
    }
}
