// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Optional;

/**
 * A call and what became of it.
 *
 * @param call with the principal that was proven last, be it by the endpoint itself
 * @param template the route's path with its placeholders; empty when no route was reached
 * @param reply as it will be sent; its body must not be read
 * @param refusal why the call was refused, where a check or the endpoint refused it
 * @param incident under which id a fault of the server stands in the log
 */
public record AnsweredCall(
        Call call, String template, Reply reply, Optional<RegistryException> refusal, Optional<String> incident) {

    /** An answer without a refusal or a fault. */
    static AnsweredCall done(Call call, String template, Reply reply) {
        return new AnsweredCall(call, template, reply, Optional.empty(), Optional.empty());
    }

    static AnsweredCall refused(Call call, String template, Reply reply, RegistryException refusal) {
        return new AnsweredCall(call, template, reply, Optional.of(refusal), Optional.empty());
    }

    static AnsweredCall failed(Call call, String template, Reply reply, String incident) {
        return new AnsweredCall(call, template, reply, Optional.empty(), Optional.of(incident));
    }

    Answer answer() {
        return new Answer(reply, template, call.principal());
    }
}
