// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.InvalidMirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tags of a repository that go to another registry, or come from one.
 *
 * @param id for ever the same
 * @param password of the user at the other registry; empty: there is none
 * @param owner on whose rights it runs, asked anew at each run; empty: the settings wrote it, which only administrators write
 * @param changedAt when it was made or changed last
 * @param lastRun how it went last; empty when it never ran
 */
public record Mirror(
        String id,
        MirrorWish wish,
        Optional<SealedPassword> password,
        Optional<Member> owner,
        Instant changedAt,
        Optional<LastRun> lastRun) {

    public Mirror {
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS); // as exact as it is kept
        if (password.isPresent() && wish.remote().username().isEmpty()) {
            throw InvalidMirror.because("The password belongs to a user: give both, or neither.");
        }
    }

    /** One that has never run. */
    public static Mirror made(
            String id, MirrorWish wish, Optional<SealedPassword> password, Optional<Member> owner, Instant now) {
        return new Mirror(id, wish, password, owner, now, Optional.empty());
    }

    /** The same as somebody wants it now. */
    public Mirror changed(MirrorWish wanted, Optional<SealedPassword> kept, Optional<Member> newOwner, Instant now) {
        return new Mirror(id, wanted, kept, newOwner, now, lastRun);
    }

    public RuleName name() {
        return wish.name();
    }

    public MirrorDirection direction() {
        return wish.direction();
    }

    public Remote remote() {
        return wish.remote();
    }

    public Selection selection() {
        return wish.selection();
    }
}
