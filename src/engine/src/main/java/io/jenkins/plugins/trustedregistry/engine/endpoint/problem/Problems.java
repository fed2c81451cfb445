// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.ErrorFormat;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.FaultStatus;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Errors as RFC 9457 problems, {@code application/problem+json}: {@code type} (always {@code about:blank}), {@code title} (the
 * status in words), {@code status}, {@code detail} (a sentence with a next step), {@code code} (for programs; stable), and the
 * members of the refusal's own detail. A fault has {@code incident} and nothing else about its cause.
 */
public final class Problems implements ErrorFormat {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final List<String> challenges;

    /** @param challenges what a 401 offers as ways to sign in, one WWW-Authenticate each, for instance {@code Basic realm="x"} */
    public Problems(String... challenges) {
        this.challenges = List.of(challenges);
    }

    @Override
    public Reply refusal(RegistryException refusal, Call call) {
        Reply reply = problem(refusal.status(), refusal.code().name(), message(refusal), refusal.detail());
        if (refusal.status() == 401) {
            for (String challenge : challenges) {
                reply = reply.with("WWW-Authenticate", challenge);
            }
        }
        Object retryAfter = refusal.detail().get("retryAfter");
        return retryAfter == null ? reply : reply.with("Retry-After", retryAfter.toString());
    }

    private static String message(RegistryException refusal) {
        return String.valueOf(refusal.getMessage());
    }

    @Override
    public Reply fault(int status, String incident, Call call) {
        return fault(status, incident);
    }

    /** A fault where there is no call, because the listener itself refused. */
    public Reply fault(int status, String incident) {
        Map<String, Object> members = Map.of("incident", incident);
        return switch (status) {
            case FaultStatus.STORAGE_FULL ->
                problem(
                        status,
                        "STORAGE_FULL",
                        "The registry has no space left to store this. Ask its administrator to make room and quote incident "
                                + incident + ".",
                        members);
            case FaultStatus.UNAVAILABLE ->
                problem(
                                status,
                                "UNAVAILABLE",
                                "The registry can't get at its database at the moment. Try again in a few seconds, and if it"
                                        + " stays so, ask its administrator and quote incident " + incident + ".",
                                members)
                        .with("Retry-After", FaultStatus.RETRY_AFTER);
            default ->
                problem(
                        status,
                        "INTERNAL_ERROR",
                        "The registry failed. Try again, and if it stays so, ask its administrator and quote incident "
                                + incident + ".",
                        members);
        };
    }

    @Override
    public Reply unknownPath(Call call) {
        return problem(
                404,
                "PATH_UNKNOWN",
                "Nothing answers at '" + Shown.of(call.path()) + "'. Check the address for a misspelling.",
                Map.of());
    }

    @Override
    public Reply wrongMethod(Call call, String allow) {
        return problem(
                        405,
                        ErrorCode.UNSUPPORTED.name(),
                        "'" + Shown.of(call.path()) + "' does not take this method. Use one of " + allow + ".",
                        Map.of())
                .with("Allow", allow);
    }

    /** Any other problem; members named like the standard ones are left out. */
    public Reply problem(int status, String code, String sentence, Map<String, Object> members) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", StatusText.of(status));
        problem.put("status", status);
        problem.put("detail", sentence);
        problem.put("code", code);
        members.forEach(problem::putIfAbsent);
        try {
            return Reply.of(status).with(MEDIA_TYPE, JSON.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The problem " + code + " has a member that is no JSON", e);
        }
    }
}
