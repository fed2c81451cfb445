// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import java.util.function.Consumer;

/**
 * One request of a history.
 *
 * @param must whether it has to succeed; else a refusal is an answer too
 * @param effect what it changes when it succeeds; it may also be applied when it is not known whether it did
 * @param then hears the answer
 */
record Step(Speaker.Request request, boolean must, Consumer<Model> effect, Consumer<Speaker.Answer> then) {

    static Step of(Speaker.Request request, Consumer<Model> effect) {
        return new Step(request, false, effect, answer -> {});
    }

    Step required() {
        return new Step(request, true, effect, then);
    }

    Step then(Consumer<Speaker.Answer> hears) {
        return new Step(request, must, effect, hears);
    }

    @Override
    public String toString() {
        return request.toString();
    }
}
