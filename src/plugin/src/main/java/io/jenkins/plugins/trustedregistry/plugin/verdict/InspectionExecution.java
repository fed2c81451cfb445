// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Waits without an executor and without a thread. After a restart of Jenkins it asks again, for as long as is left. */
final class InspectionExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final Asked asked;

    InspectionExecution(StepContext context, Asked asked) {
        super(context);
        this.asked = asked;
    }

    @Override
    public boolean start() {
        run(this::ask);
        return false;
    }

    /** Whatever it was in the middle of is done again. */
    @Override
    public void onResume() {
        run(this::ask);
    }

    private void ask() throws IOException, InterruptedException {
        Inspection inspection = new Inspection(Scene.of(getContext()), asked);
        CompletableFuture<Found> found = inspection.ask();
        found.whenComplete((known, failure) -> run(() -> {
            if (failure != null && inspection.isToBeAskedAgain(failure)) {
                ask();
            } else {
                getContext().onSuccess(inspection.end(known, failure));
            }
        }));
    }
}
