// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.ErrorFormat;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.endpoint.fault.FaultStatus;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The specification's errors: {@code {"errors":[{"code":..,"message":..,"detail":..}]}} (distribution-spec, "Error Codes"). */
public final class DistributionErrors implements ErrorFormat {
    private static final Map.Entry<String, String> VERSION =
            Map.entry("Docker-Distribution-Api-Version", "registry/2.0");

    private final BiFunction<Call, RegistryException, String> challenge;

    private DistributionErrors(BiFunction<Call, RegistryException, String> challenge) {
        this.challenge = challenge;
    }

    /** The errors of {@code /v2/}, whose 401 leads to the token endpoint. */
    public static DistributionErrors ofRegistry() {
        return new DistributionErrors(Challenge::to);
    }

    /** The errors of the token endpoint itself, whose 401 asks for user name and password. */
    public static DistributionErrors ofTokenEndpoint() {
        return new DistributionErrors((call, refusal) -> "Basic realm=\"" + Challenge.service(call) + "\"");
    }

    /** Adds the header by which docker's clients recognise the API. */
    public static Reply versioned(Reply reply) {
        return reply.with(VERSION.getKey(), VERSION.getValue());
    }

    @Override
    public Reply refusal(RegistryException refusal, Call call) {
        Reply reply =
                error(refusal.status(), refusal.code().name(), String.valueOf(refusal.getMessage()), refusal.detail());
        return switch (refusal.status()) {
            case 401 -> reply.with("WWW-Authenticate", challenge.apply(call, refusal));
            case 405 -> reply.with("Allow", "GET, HEAD");
            case 429 -> withDetail(reply, "Retry-After", refusal, "retryAfter", "");
            case 416 -> withDetail(reply, "Content-Range", refusal, "size", "bytes */");
            default -> reply;
        };
    }

    @Override
    public Reply fault(int status, String incident, Call call) {
        Map<String, Object> detail = Map.of("incident", incident);
        return switch (status) {
            case FaultStatus.STORAGE_FULL ->
                error(
                        status,
                        "UNKNOWN",
                        "The registry's disk is full. Tell its administrator; the incident is " + incident + ".",
                        detail);
            case FaultStatus.UNAVAILABLE ->
                error(
                                status,
                                "UNAVAILABLE",
                                "The registry can't get at its database at the moment. Try again in a few seconds, or tell its"
                                        + " administrator the incident " + incident + ".",
                                detail)
                        .with("Retry-After", FaultStatus.RETRY_AFTER);
            default ->
                error(
                        status,
                        "UNKNOWN",
                        "The registry failed at this request. Try again, or tell its administrator the incident "
                                + incident + ".",
                        detail);
        };
    }

    @Override
    public Reply unknownPath(Call call) {
        return error(
                404,
                ErrorCode.UNSUPPORTED.name(),
                "The distribution API has no such path. Repositories are at /v2/<namespace>/<repository>/.",
                Map.of());
    }

    @Override
    public Reply wrongMethod(Call call, String allow) {
        return error(
                        ErrorCode.UNSUPPORTED.status(),
                        ErrorCode.UNSUPPORTED.name(),
                        "This path does not take " + call.method() + ": use " + allow + ".",
                        Map.of())
                .with("Allow", allow);
    }

    private static Reply withDetail(Reply reply, String header, RegistryException refusal, String key, String prefix) {
        Object value = refusal.detail().get(key);
        return value == null ? reply : reply.with(header, prefix + value);
    }

    private static Reply error(int status, String code, String message, Map<String, Object> detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        if (!detail.isEmpty()) {
            error.put("detail", detail);
        }
        return versioned(JsonReply.of(status, Map.of("errors", List.of(error))));
    }
}
