// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrder;
import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what a record says of a package into the form it is kept in: the events of each range in order, and of the versions only
 * those that no range covers. Debian's records list every version there ever was; of most nothing is left.
 */
public final class Tidying {
    private Tidying() {}

    public static OsvAffected tidy(OsvAffected affected) {
        Optional<VersionOrder> order = VersionOrders.of(affected.ecosystem());
        List<OsvRange> ranges = affected.ranges().stream()
                .map(range -> sorted(range, range.semver() ? Optional.of(VersionOrders.SEMVER) : order))
                .toList();
        OsvAffected onlyRanges =
                new OsvAffected(affected.ecosystem(), affected.name(), ranges, List.of(), affected.severities());
        Judge judge = new Judge(affected.ecosystem());
        List<String> left = affected.versions().stream()
                .filter(version -> version.length() <= VersionOrder.LONGEST)
                .filter(version -> judge.judge(onlyRanges, version).outcome() != Judgement.Outcome.AFFECTED)
                .toList();
        return new OsvAffected(affected.ecosystem(), affected.name(), ranges, left, affected.severities());
    }

    /** As they are when they can't be compared: whoever is asked then can't decide. */
    private static OsvRange sorted(OsvRange range, Optional<VersionOrder> order) {
        boolean comparable = order.isPresent()
                && range.events().stream()
                        .allMatch(event -> event.isBeginning() || order.get().accepts(event.version()));
        if (!comparable) {
            return range;
        }
        List<OsvEvent> events = new ArrayList<>(range.events());
        events.sort((one, other) -> {
            if (one.isBeginning() || other.isBeginning()) {
                return Boolean.compare(other.isBeginning(), one.isBeginning());
            }
            return order.get().compare(one.version(), other.version());
        });
        return new OsvRange(range.semver(), events);
    }
}
