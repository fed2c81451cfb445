// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run found out about images: kept with it, and shown on its page. */
public final class RunVerdicts extends InvisibleAction {
    /** How far back the run before is looked for. */
    private static final int FURTHEST = 50;

    private final List<KeptVerdict> verdicts = new ArrayList<>();

    /** Compares with the run before, and saves. An image that is asked about again replaces what was found first. */
    static KeptVerdict add(Run<?, ?> run, Found found, boolean gated) throws IOException {
        synchronized (run) {
            KeptVerdict kept = KeptVerdict.of(found, gated, before(run, found.place()), Instant.now());
            RunVerdicts action = run.getAction(RunVerdicts.class);
            if (action == null) {
                action = new RunVerdicts();
                run.addAction(action);
            }
            action.verdicts.removeIf(each ->
                    each.getDigest().equals(kept.getDigest()) && each.place().equals(kept.place()) && !each.isGated());
            action.verdicts.add(kept);
            run.save();
            return kept;
        }
    }

    private static Optional<KeptVerdict.Before> before(Run<?, ?> run, String place) {
        Run<?, ?> earlier = run.getPreviousBuild();
        for (int i = 0; earlier != null && i < FURTHEST; i++) {
            Optional<KeptVerdict> last = last(earlier, place);
            if (last.isPresent()) {
                return Optional.of(
                        new KeptVerdict.Before(earlier.getNumber(), last.get().getFindings()));
            }
            earlier = earlier.getPreviousBuild();
        }
        return Optional.empty();
    }

    private static Optional<KeptVerdict> last(Run<?, ?> run, String place) {
        return of(run).stream().filter(each -> each.place().equals(place)).reduce((first, second) -> second);
    }

    /** Those of a run; none when it asked nothing. */
    static List<KeptVerdict> of(Run<?, ?> run) {
        RunVerdicts action = run.getAction(RunVerdicts.class);
        return action == null ? List.of() : action.getVerdicts();
    }

    public List<KeptVerdict> getVerdicts() {
        synchronized (verdicts) {
            return List.copyOf(verdicts);
        }
    }

    /** Whether names are links: the registry's pages are not for everybody who sees the run. */
    public boolean isLinked() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.VIEW);
    }
}
