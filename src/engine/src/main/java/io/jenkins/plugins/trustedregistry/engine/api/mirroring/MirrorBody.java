// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Occasions;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A mirror as a call brings it. */
final class MirrorBody {
    private static final String[] KEYS = {
        "name",
        "direction",
        "registry",
        "repository",
        "username",
        "password",
        "authorities",
        "tag",
        "timeZone",
        "criteria",
        "triggers",
        "schedule",
        "referrers",
        "overwrite",
        "active"
    };
    /** Of a mirror there is, whose password is used for a test. */
    private static final String KEPT = "mirror";

    private final JsonBody body;

    private MirrorBody(JsonBody body) {
        this.body = body;
    }

    static MirrorBody of(Call call) throws IOException {
        return new MirrorBody(JsonBody.of(call, KEYS));
    }

    /** Of a test, which may name a mirror there is. */
    static MirrorBody ofTest(Call call) throws IOException {
        return new MirrorBody(JsonBody.of(
                call, Stream.concat(Stream.of(KEYS), Stream.of(KEPT)).toArray(String[]::new)));
    }

    Optional<String> kept() {
        return body.optionalText(KEPT);
    }

    /** What the body says, and defaults for the rest. */
    MirrorWish made() {
        return made(body.text("name"));
    }

    /** The same for one that is only tried, which needs no name. */
    MirrorWish tried() {
        return made(body.optionalText("name").orElse("test"));
    }

    private MirrorWish made(String name) {
        MirrorDirection direction = MirrorDirection.parse(body.text("direction"));
        return new MirrorWish(
                RuleName.parse(name),
                direction,
                new Remote(
                        Remote.registry(body.text("registry")),
                        Remote.repository(body.text("repository")),
                        body.optionalText("username").orElse(""),
                        body.optionalText("authorities").orElse("")),
                selection(new Selection(TagTemplate.SAME, TagTemplate.zone("UTC"), Criteria.NONE, true, true)),
                Occasions.of(direction, triggers(), body.optionalText("schedule")),
                body.flag("active").orElse(true));
    }

    /** A mirror with what the body says changed. */
    MirrorWish changed(MirrorWish before) {
        MirrorDirection direction =
                body.optionalText("direction").map(MirrorDirection::parse).orElse(before.direction());
        Remote there = before.remote();
        return new MirrorWish(
                body.optionalText("name").map(RuleName::parse).orElse(before.name()),
                direction,
                new Remote(
                        body.optionalText("registry").map(Remote::registry).orElse(there.registry()),
                        body.optionalText("repository").map(Remote::repository).orElse(there.repository()),
                        body.optionalText("username").orElse(there.username()),
                        body.optionalText("authorities").orElse(there.authorities())),
                selection(before.selection()),
                occasions(direction, before),
                body.flag("active").orElse(before.active()));
    }

    /** One that turns round begins with the defaults of its new direction. */
    private Occasions occasions(MirrorDirection direction, MirrorWish before) {
        Occasions now = direction == before.direction()
                ? before.occasions()
                : Occasions.of(direction, Optional.empty(), Optional.empty());
        return new Occasions(
                triggers().orElse(now.triggers()),
                body.optionalText("schedule").map(Occasions::schedule).orElse(now.schedule()));
    }

    private Selection selection(Selection before) {
        return new Selection(
                body.optionalText("tag").map(TagTemplate::parse).orElse(before.template()),
                body.optionalText("timeZone").map(TagTemplate::zone).orElse(before.zone()),
                body.texts("criteria").map(Criteria::parse).orElse(before.criteria()),
                body.flag("referrers").orElse(before.referrers()),
                body.flag("overwrite").orElse(before.overwrite()));
    }

    private Optional<Set<Trigger>> triggers() {
        return body.texts("triggers").map(Trigger::parse);
    }

    /** Whether the body says which password, be it none. */
    boolean saysPassword() {
        return body.has("password");
    }

    /** Empty when it says none. */
    Optional<RemotePassword> password() {
        return body.optionalText("password").filter(text -> !text.isEmpty()).map(RemotePassword::new);
    }
}
