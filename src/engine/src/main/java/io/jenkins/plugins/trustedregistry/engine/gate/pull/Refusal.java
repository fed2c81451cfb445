// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Reason;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict as a client of the distribution API is told of it. */
final class Refusal {
    /** Some are enough for a program to go on with; the API has all. */
    private static final int MOST = 10;

    private Refusal() {}

    /** @param name as the client asked for it */
    static RegistryException of(Verdict verdict, String name, Instant now) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("digest", verdict.digest().toString());
        verdict.dataAsOf().ifPresent(moment -> detail.put("dataAsOf", moment.toString()));
        detail.put(
                "reasons",
                verdict.reasons().stream().limit(MOST).map(Refusal::reason).toList());
        return new RegistryException(ErrorCode.DENIED, verdict.sentence(name, now), detail);
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("gate", reason.policy());
        facts.put("mode", reason.mode().toString());
        facts.put("rule", reason.rule());
        facts.put("platform", reason.platform());
        facts.put("sentence", reason.sentence());
        facts.put("found", reason.found());
        facts.put("allowed", reason.allowed());
        facts.put(
                "findings",
                reason.culprits().stream().limit(MOST).map(Object::toString).toList());
        facts.put("ask", reason.ask());
        return facts;
    }

    /** When nobody could come to a verdict. */
    static RegistryException unjudged(String name, String incident) {
        return new RegistryException(
                ErrorCode.DENIED,
                name + " is not let through, because the gates before it could not judge it. Try again, or tell the"
                        + " registry's administrators the incident " + incident + ".",
                Map.of("incident", incident));
    }

    /** A blob that only images have which are not let through. */
    static RegistryException ofBlob(Digest digest, List<Verdict> verdicts, Instant now) {
        return new RegistryException(
                ErrorCode.DENIED,
                "The blob " + digest + " is only in images that a gate stops. "
                        + verdicts.get(0).sentence(now),
                Map.of("digest", digest.toString()));
    }
}
