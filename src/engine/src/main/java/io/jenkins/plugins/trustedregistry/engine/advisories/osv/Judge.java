// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrder;
import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrders;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says whether a version is affected, as the schema's evaluation algorithm does. Of ranges whose events are in order. */
public final class Judge {
    private final Optional<VersionOrder> order;

    /** @param ecosystem as OSV names it */
    public Judge(String ecosystem) {
        this.order = VersionOrders.of(ecosystem);
    }

    public Judgement judge(OsvAffected affected, String version) {
        List<String> otherFixes = new ArrayList<>();
        List<String> fixes = new ArrayList<>();
        boolean hit = affected.versions().contains(version);
        String reason = "";
        for (OsvRange range : affected.ranges()) {
            Optional<VersionOrder> counts = counting(range.semver());
            String trouble = trouble(range, counts, version);
            if (!trouble.isEmpty()) {
                if (!fromBeginningToEnd(range)) {
                    reason = trouble;
                } else {
                    hit = true; // every version is, whatever this one means
                }
                continue;
            }
            Walk walk = new Walk(counts.orElseThrow(), version);
            walk.over(range.events());
            if (walk.affected) {
                hit = true;
                walk.fix().ifPresent(fixes::add);
            }
            for (String fix : walk.laterFixes) {
                if (!fixes.contains(fix)) {
                    otherFixes.add(fix);
                }
            }
        }
        if (hit) {
            return Judgement.affected(inOrder(fixes, otherFixes));
        }
        return reason.isEmpty() ? Judgement.safe(inOrder(List.of(), otherFixes)) : Judgement.undecided(reason);
    }

    /**
     * The answer for the commonest of all records without making one: a range from the beginning to a fix, and nothing else.
     *
     * @param semver of the range
     * @return whether the version is certainly not older than the fix; false says nothing
     */
    public boolean isMended(boolean semver, String fix, String version) {
        Optional<VersionOrder> counts = counting(semver);
        return counts.isPresent()
                && counts.get().accepts(version)
                && counts.get().accepts(fix)
                && counts.get().compare(version, fix) >= 0;
    }

    private Optional<VersionOrder> counting(boolean semver) {
        return semver ? VersionOrders.SEMVER_RANGES : order;
    }

    private List<String> inOrder(List<String> fixes, List<String> others) {
        if (others.isEmpty()) {
            return fixes;
        }
        List<String> all = new ArrayList<>(fixes);
        Comparator<String> comparator = this::compare;
        others.stream()
                .sorted(comparator)
                .filter(fix -> !all.contains(fix))
                .distinct()
                .forEach(all::add);
        return all;
    }

    private int compare(String one, String other) {
        return order.filter(known -> known.accepts(one) && known.accepts(other))
                .map(known -> known.compare(one, other))
                .orElse(0);
    }

    private static boolean fromBeginningToEnd(OsvRange range) {
        return range.events().size() == 1 && range.events().get(0).isBeginning();
    }

    /** A sentence; empty: none. */
    private static String trouble(OsvRange range, Optional<VersionOrder> order, String version) {
        if (order.isEmpty()) {
            return "It is not known how versions are counted in this ecosystem.";
        }
        if (!order.get().accepts(version)) {
            return "The version '" + Shown.of(version) + "' can't be compared with those of the advisory.";
        }
        for (OsvEvent event : range.events()) {
            if (!event.isBeginning() && !order.get().accepts(event.version())) {
                return "The advisory's version '" + Shown.of(event.version()) + "' can't be compared.";
            }
        }
        return "";
    }

    /** A walk over the events of one range, up to a version. */
    private static final class Walk {
        private final VersionOrder order;
        private final String version;
        private final List<String> laterFixes = new ArrayList<>(1);
        private boolean affected;
        private boolean limited;
        private boolean belowALimit;

        Walk(VersionOrder order, String version) {
            this.order = order;
            this.version = version;
        }

        void over(List<OsvEvent> events) {
            for (OsvEvent event : events) {
                int reached = event.isBeginning() ? 1 : order.compare(version, event.version());
                switch (event.kind()) {
                    case INTRODUCED -> affected = affected || reached >= 0;
                    case FIXED -> {
                        affected = affected && reached < 0;
                        if (reached < 0) {
                            laterFixes.add(event.version());
                        }
                    }
                    case LAST_AFFECTED -> affected = affected && reached <= 0;
                    case LIMIT -> {
                        limited = true;
                        belowALimit = belowALimit || reached < 0;
                    }
                }
            }
            affected = affected && (!limited || belowALimit);
        }

        /** The first one behind the version ends its line. */
        Optional<String> fix() {
            return laterFixes.isEmpty() ? Optional.empty() : Optional.of(laterFixes.get(0));
        }
    }
}
