// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Occasions;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Mirrors for tests that need one and don't mind what exactly it says. */
public final class TestMirror {
    public static final Instant MADE = Instant.parse("2026-11-26T12:00:00Z");

    private TestMirror() {}

    /** Of nigel, to registry.example.com as robot. */
    public static Mirror of(String id, String name, MirrorDirection direction) {
        return Mirror.made(id, wish(name, direction, List.of("tag starts with v")), Optional.empty(), nigel(), MADE);
    }

    static Optional<Member> nigel() {
        return Optional.of(Member.parse("user:nigel"));
    }

    public static MirrorWish wish(String name, MirrorDirection direction, List<String> criteria) {
        return new MirrorWish(
                new RuleName(name),
                direction,
                new Remote(
                        Remote.registry("https://registry.example.com:5000"),
                        Remote.repository("library/app"),
                        "robot",
                        ""),
                new Selection(
                        TagTemplate.parse("%n-%Y"), ZoneId.of("Europe/Berlin"), Criteria.parse(criteria), true, false),
                Occasions.of(direction, Optional.empty(), Optional.empty()),
                true);
    }
}
