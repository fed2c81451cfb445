// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.LastRun;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mirror as the API shows it.
 *
 * @param passwordSet whether there is a password; it is never shown
 * @param schedule empty: none
 * @param owner on whose rights it runs: a member, or {@code settings}
 */
record MirrorView(
        String name,
        String direction,
        String registry,
        RepositoryName repository,
        String username,
        boolean passwordSet,
        String authorities,
        String tag,
        String timeZone,
        List<String> criteria,
        List<String> triggers,
        String schedule,
        boolean referrers,
        boolean overwrite,
        boolean active,
        String owner,
        Instant changedAt,
        Optional<LastRunView> lastRun) {

    static MirrorView of(Mirror mirror) {
        MirrorWish wish = mirror.wish();
        Remote remote = wish.remote();
        Selection selection = wish.selection();
        return new MirrorView(
                wish.name().text(),
                wish.direction().toString(),
                remote.registry().toString(),
                remote.repository(),
                remote.username(),
                mirror.password().isPresent(),
                remote.authorities(),
                selection.template().text(),
                selection.zone().getId(),
                selection.criteria().texts(),
                wish.occasions().triggers().stream()
                        .sorted()
                        .map(Trigger::toString)
                        .toList(),
                wish.occasions().schedule().map(Object::toString).orElse(""),
                selection.referrers(),
                selection.overwrite(),
                wish.active(),
                mirror.owner().map(Member::toString).orElse("settings"),
                mirror.changedAt(),
                mirror.lastRun().map(LastRunView::of));
    }

    /** How a mirror went last. */
    record LastRunView(Instant at, String outcome, String sentence, long job) {
        static LastRunView of(LastRun run) {
            return new LastRunView(run.at(), run.outcome().toString(), run.sentence(), run.job());
        }
    }

    /** A mirror and the repository here that it belongs to. */
    record PlacedView(RepositoryName local, @JsonUnwrapped MirrorView mirror) {}
}
