// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

/** Another job has promoted the tag by the same rule; nothing of this promotion stays. */
final class DoneMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient EvaluationTable.Done done;

    DoneMeanwhileException(EvaluationTable.Done done) {
        super("The tag was promoted by this rule meanwhile");
        this.done = done;
    }

    EvaluationTable.Done done() {
        return done;
    }
}
