// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataWords;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A verdict in one sentence. */
final class Sentence {
    private static final int NAMED = 2;

    private Sentence() {}

    static String of(Verdict verdict, String name, Instant now) {
        return switch (verdict.outcome()) {
            case PASSED ->
                verdict.policies().isEmpty()
                        ? name + " passes: no gate applies to it."
                        : name + " passes " + gates(verdict) + waived(verdict) + data(verdict, now) + ".";
            case WARNED -> name + " passes, with a warning: " + reasons(verdict, Mode.WARN, now);
            case BLOCKED -> name + " is stopped by a gate: " + reasons(verdict, Mode.ENFORCE, now);
        };
    }

    private static String gates(Verdict verdict) {
        String names = verdict.policies().stream()
                .map(each -> "'" + each.policy() + "'")
                .collect(Collectors.joining(", "));
        return (verdict.policies().size() == 1 ? "the gate " : "the gates ") + names;
    }

    private static String waived(Verdict verdict) {
        long holding = verdict.waived().stream().filter(each -> !each.expired()).count();
        return holding == 0 ? "" : " (" + holding + " exceptions hold)";
    }

    /** How old the data is that it rests on. */
    private static String data(Verdict verdict, Instant now) {
        return verdict.restsOnData() ? DataWords.clause(verdict.dataAsOf(), now) : "";
    }

    private static String reasons(Verdict verdict, Mode mode, Instant now) {
        List<Reason> all =
                verdict.reasons().stream().filter(each -> each.mode() == mode).toList();
        String named = all.stream().limit(NAMED).map(Sentence::reason).collect(Collectors.joining("; "));
        int more = all.size() - NAMED;
        List<Waived> over = verdict.waived().stream().filter(Waived::expired).toList();
        String expired = over.isEmpty()
                ? ""
                : " The exception for " + over.get(0).target() + " ended at "
                        + over.get(0).expires().map(Object::toString).orElse("an earlier time") + ".";
        String ask = all.stream().map(Reason::ask).distinct().limit(NAMED).collect(Collectors.joining(" or "));
        return named + (more > 0 ? "; and " + more + " more reasons" : "") + data(verdict, now) + "." + expired
                + " Ask " + ask + ".";
    }

    private static String reason(Reason reason) {
        return reason.sentence() + (reason.platform().isEmpty() ? "" : ", on " + reason.platform()) + " (gate '"
                + reason.policy() + "')";
    }
}
