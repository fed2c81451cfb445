// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.endpoint.AnsweredCall;
import io.jenkins.plugins.trustedregistry.engine.endpoint.CallObserver;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.AuditSettings.Pulls;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides which of all answered calls go into the audit log, and gives them to it. */
final class AuditWitness implements CallObserver {
    private static final Set<Integer> RIGHT_MISSING = Set.of(401, 403, 429);

    private final AuditSettings settings;
    private final AuditLog log;
    private final EntryWriter writer;

    /** @param knownUser whether there is somebody of this name, so that it can't be a secret that slipped into the wrong field */
    AuditWitness(AuditSettings settings, AuditLog log, InstantSource clock, Predicate<String> knownUser) {
        this.settings = settings;
        this.log = log;
        this.writer = new EntryWriter(clock, knownUser);
    }

    @Override
    public void answered(AnsweredCall answered) {
        Outcome outcome = outcome(answered);
        Operation operation = Operation.of(
                answered.call().method(), answered.template(), answered.reply().status());
        if (matters(answered, operation.kind(), outcome)) {
            boolean givesWay = outcome == Outcome.DONE && isPull(operation.kind());
            log.record(writer.entry(answered, operation, outcome), givesWay);
        }
    }

    private static Outcome outcome(AnsweredCall answered) {
        int status = answered.reply().status();
        if (answered.incident().isPresent()
                || (status >= 500 && answered.refusal().isEmpty())) {
            return Outcome.FAILED;
        }
        return status >= 400 ? Outcome.REFUSED : Outcome.DONE;
    }

    private boolean matters(AnsweredCall answered, Operation.Kind kind, Outcome outcome) {
        return switch (outcome) {
            case DONE -> isDoneWorthALine(answered, kind);
            // health checks answer 503 once a second for as long as something is wrong: that is no incident
            case FAILED -> answered.incident().isPresent() || kind == Operation.Kind.RECORDED;
            case REFUSED -> isRefusalWorthALine(answered, kind);
        };
    }

    private boolean isDoneWorthALine(AnsweredCall answered, Operation.Kind kind) {
        boolean sent = answered.reply().status() != 304;
        return switch (kind) {
            case READ, STEP -> false;
            case PULL_MANIFEST -> sent && settings.pulls() != Pulls.NONE;
            case PULL_BLOB -> sent && settings.pulls() == Pulls.ALL;
            case RECORDED -> true;
        };
    }

    private boolean isRefusalWorthALine(AnsweredCall answered, Operation.Kind kind) {
        if (answered.reply().status() == 401 && !UsedCredential.shows(answered.call())) {
            return settings.challenges();
        }
        if (answered.template().isEmpty()) {
            return answered.refusal().isPresent(); // else a path that leads nowhere
        }
        return kind == Operation.Kind.RECORDED
                || kind == Operation.Kind.STEP
                || RIGHT_MISSING.contains(answered.reply().status())
                || hidesARepository(answered);
    }

    /** What may not be seen is refused like what is not there, so both are recorded; a missing tag, manifest or blob is not. */
    private static boolean hidesARepository(AnsweredCall answered) {
        Optional<ErrorCode> code = answered.refusal().map(RegistryException::code);
        return code.equals(Optional.of(ErrorCode.NAME_UNKNOWN)) || code.equals(Optional.of(ErrorCode.DENIED));
    }

    private static boolean isPull(Operation.Kind kind) {
        return kind == Operation.Kind.PULL_MANIFEST || kind == Operation.Kind.PULL_BLOB;
    }
}
